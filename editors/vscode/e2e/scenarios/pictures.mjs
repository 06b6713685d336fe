// The pictures of the walkthrough and of the README, in OUTDIR/pictures.
import { picture as take } from '../picture.mjs';
import { compareRelease } from '../releases.mjs';

export const setup = () => ({
  settings: {
    'settings-ls.zenmlVersion': '0.94.0', 'breadcrumbs.enabled': false, 'workbench.layoutControl.enabled': false, 'window.commandCenter': false,
    'workbench.activityBar.location': 'hidden', 'editor.scrollbar.horizontal': 'hidden', 'editor.scrollbar.vertical': 'hidden',
    'editor.overviewRulerLanes': 0, 'editor.overviewRulerBorder': false, 'editor.lightbulb.enabled': 'off', 'editor.folding': false,
    'editor.hover.above': false, 'editor.cursorBlinking': 'solid', 'editor.renderLineHighlight': 'none', 'editor.guides.indentation': false,
    'workbench.editor.editorActionsLocation': 'hidden',
  },
});

export async function run(editor) {
  const { page, key, line, tab, shown, open, goTo, codeAction, palette } = editor;
  const picture = (name, width, height) => take(editor, name, width, height, 120_000);

  /** Shows the hover of a text, with the mouse still on it. */
  async function hover(text, said) {
    await line(text).first().locator('span', { hasText: text }).last().hover();
    await page.locator('.monaco-hover:not(.hidden) .hover-contents', { hasText: said }).first().waitFor();
  }

  await open('run.yaml');
  await page.locator('.monaco-editor .squiggly-error').first().waitFor({ state: 'attached' });
  await page.locator('.codelens-decoration', { hasText: 'the image cannot be built' }).first().waitFor();
  await palette('View: Toggle Primary Side Bar Visibility');
  await page.setViewportSize({ width: 1040, height: 700 });
  await hover('apt_packges', 'did you mean');
  await picture('problem', 880, 400);
  await page.mouse.move(900, 690);
  await hover('parent_image', 'FROM instruction');
  await picture('hover', 880, 400);

  await page.mouse.move(900, 690);
  await (await codeAction(8, 8, 'Rename to "apt_packages"')).click();
  await line('apt_packages: [git').first().waitFor();
  await palette('ZenML: Show Dockerfile');
  await shown('apt-get install').waitFor();
  await goTo(9, 1);
  await picture('dockerfile', 1040, 400);

  await tab('run.yaml.Dockerfile').click({ button: 'middle' });
  await tab('run.yaml.Dockerfile').waitFor({ state: 'detached' });
  await key('Control+1');
  await compareRelease(editor, '0.84.3');
  await page.locator('.monaco-diff-editor .view-line', { hasText: 'default changes' }).first().waitFor();
  await picture('upgrade', 1040, 340);
}
