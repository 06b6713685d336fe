// The language status, and what is shown while somebody types.
import fs from 'node:fs';
import path from 'node:path';
import { check, until } from '../checks.mjs';

export function setup(folder) {
  fs.writeFileSync(path.join(folder, 'pyproject.toml'), '[project]\nname = "x"\nversion = "1"\ndependencies = ["zenml==0.94.0"]\n');
  fs.writeFileSync(path.join(folder, 'own.yaml'), 'datasets: train.csv\nrun_nme: nightly\n');
  fs.writeFileSync(path.join(folder, 'compose.yaml'), 'services:\n  web: {image: nginx}\n');
  fs.writeFileSync(path.join(folder, 'typed.yaml'), 'settings:\n  docker:\n    apt_packages: git\n');
  return {};
}

export async function run(editor) {
  await choosing(editor);
  await unrecognized(editor);
  await typing(editor);
}

const squiggles = (page) => page.locator('.editor-group-container.active .monaco-editor .squiggly-error');

async function choosing({ page, folder, open, languageStatus, shot }) {
  await open('run.yaml');
  await languageStatus('ZenML 0.94.0');
  await page.locator('[id="status.languageStatus"]').hover();
  const hover = page.locator('.hover-language-status');
  await hover.filter({ hasText: 'Unknown stack' }).first().waitFor();
  await shot('12-language-status');
  await hover.getByText('Select Release', { exact: true }).click();
  await page.locator('.quick-input-list .monaco-list-row .label-name').getByText('ZenML 0.98.0', { exact: true }).click();
  await languageStatus('ZenML 0.98.0');
  const settings = fs.readFileSync(path.join(folder, '.vscode/settings.json'), 'utf8');
  check('a release is chosen in the language status, for the workspace', JSON.parse(settings)['settings-ls.zenmlVersion'] === '0.98.0', settings);
}

async function unrecognized({ page, open, line, languageStatus }) {
  await open('compose.yaml');
  await page.locator('[id="status.languageStatus"] .statusbar-item-label[aria-label*="ZenML"]').waitFor({ state: 'detached' });
  check('a file of another tool has no status', true);
  await open('own.yaml');
  await languageStatus('Not recognized as a ZenML run configuration');
  await page.locator('[id="status.languageStatus"]').hover();
  await page.locator('.hover-language-status').getByText('Treat as Run Configuration', { exact: true }).click();
  await line('settings-ls: include').first().waitFor();
  await page.locator('.editor-group-container.active .monaco-editor .squiggly-warning').first().waitFor({ state: 'attached' });
  check('a file that is not recognized can be treated as a run configuration', true);
  await languageStatus('ZenML 0.98.0');
}

async function typing({ page, open, goTo, key }) {
  await open('typed.yaml');
  await squiggles(page).first().waitFor({ state: 'attached' });
  const before = await squiggles(page).count();
  await goTo(3, 22);
  await key('Enter');
  const counts = new Set();
  for (const character of 'user 7') {
    await page.keyboard.type(character, { delay: 20 });
    counts.add(await squiggles(page).count());
  }
  check('nothing turns red while somebody types', counts.size === 1 && counts.has(before), [before, ...counts]);
  await until('a half-typed key is underlined after a pause', async () => await squiggles(page).count() > before);
  check('a half-typed key is underlined after a pause', true);
}
