// Diagnostics, fixes, completion, and the Dockerfile that is updated.
import fs from 'node:fs';
import path from 'node:path';
import { check, until } from '../checks.mjs';

export async function writing({ page, folder, key, line, tab, active, shown, open, goTo, codeAction, palette, languageStatus, shot }) {
  await open('run.yaml');
  await page.locator('.monaco-editor .squiggly-error').first().waitFor({ state: 'attached' });
  check('a mistake is underlined', true);
  await key('Control+Shift+M');
  const problem = page.locator('.markers-panel .monaco-list-row', { hasText: 'apt_packges' });
  await problem.first().waitFor(); // train.py has the same mistake
  const text = (await problem.first().innerText()).replace(/\s+/g, ' ');
  check('the problem suggests the right key', /did you mean "apt_packages"/.test(text) && /settings-ls/.test(text), text);
  await shot('1-problems');
  await key('Control+Shift+M');

  await languageStatus('ZenML 0.94.0');
  check('the language status names the ZenML release', true);
  await page.locator('.codelens-decoration', { hasText: 'the image cannot be built' }).first().waitFor();
  check('a lens describes the image of a docker block', true);

  await line('parent_image').first().locator('span', { hasText: 'parent_image' }).last().hover();
  await page.locator('.monaco-hover:not(.hidden) .hover-contents', { hasText: 'FROM instruction' }).first().waitFor();
  check('hover says what a key does', true);
  await shot('2-hover');

  await (await codeAction(8, 8, 'Rename to "apt_packages"')).click();
  await line('apt_packages: [git').first().waitFor();
  check('a quick fix renames the key', true);

  await page.locator('.editor-actions .codicon-open-preview').click();
  await tab('run.yaml.Dockerfile').waitFor();
  await shown('apt-get install').waitFor();
  check('the button in the title opens the Dockerfile next to the file', true);
  await shot('3-dockerfile');

  await key('Control+1');
  await goTo(8, 20);
  await page.keyboard.type('curl, ');
  await shown("'curl'").waitFor();
  check('the Dockerfile follows what is typed', true);
  await shot('4-follows');

  await line("'curl'").first().click();
  await active('run.yaml.Dockerfile');
  await page.locator('.editor-actions .codicon-list-selection').waitFor(); // the keys of the view apply
  await key('F12');
  await active('run.yaml');
  await page.locator('.statusbar-item', { hasText: 'Ln 8,' }).first().waitFor();
  check('a line of the Dockerfile leads to the key that caused it', true);
  const opened = await tab('run.yaml').count();
  check('the file is not opened a second time for that', opened === 1, opened);

  await goTo(9, 31);
  await key('Shift+End');
  await key('Delete');
  await key('Control+Space');
  const suggestion = page.locator('.suggest-widget .monaco-list-row .label-name', { hasText: /^uv$/ });
  await suggestion.waitFor();
  check('completion offers the values of a key that has none', true);
  await shot('5-completion');
  await suggestion.click();
  await line('python_package_installer: uv').first().waitFor();
  check('a value is taken from the list', true);

  await goTo(9, 5);
  await page.keyboard.type('prevent_build_reuse: "yes"');
  await line('prevent_build_reuse').first().waitFor();
  await key('Enter');
  await key('Control+s');
  const saved = () => fs.readFileSync(path.join(folder, 'run.yaml'), 'utf8');
  await until('the file is fixed and saved', () => saved().includes('prevent_build_reuse: true'));
  check('safe fixes are applied on saving', saved().includes('curl, git'), saved());
}
