// Everything that a user does with the package, from the first mistake to the last document.
import { writing } from './writing.mjs';
import { documents } from './documents.mjs';
import { recovery } from './recovery.mjs';
import { walkthrough } from './walkthrough.mjs';

export const setup = () => ({
  settings: { 'settings-ls.zenmlVersion': '0.94.0', 'files.defaultLanguage': 'yaml', 'editor.codeActionsOnSave': { 'source.fixAll.settings-ls': 'explicit' } },
});

export async function run(editor) {
  await writing(editor);
  await documents(editor);
  await recovery(editor);
  await walkthrough(editor);
}
