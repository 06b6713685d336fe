// A run configuration with three steps, typed from an empty file with the lists of VS Code as they are by default.
import fs from 'node:fs';
import path from 'node:path';
import { check, until } from '../checks.mjs';

export const setup = (project) => {
  fs.writeFileSync(path.join(project, 'typed.yaml'), '');
  fs.writeFileSync(path.join(project, 'foreign.yaml'), 'services:\n  database: {}\n');
  fs.writeFileSync(path.join(project, 'requirements.txt'), 'pandas==2.2.2\n');
  return { settings: { 'settings-ls.zenmlVersion': '0.98.0', 'files.defaultLanguage': 'yaml' } };
};

const wanted = `settings:
  docker:
    requirements:
      - pandas==2.2.2
    python_package_installer: uv
steps:
  load:
    parameters:
      rows: 100
  train:
    enable_cache: false
    settings:
      docker:
        dockerfile: Dockerfile
  evaluate:
    parameters:
      limit: 5
`;

export async function run(editor) {
  const { page, folder, line, open, languageStatus, shot, palette } = editor;
  fs.writeFileSync(path.join(folder, 'Dockerfile'), 'FROM zenmldocker/zenml:0.98.0-py3.11\n');
  const list = page.locator('.suggest-widget.visible');
  let keys = 0, pictures = 0;

  async function press(...names) {
    for (const name of names) {
      await page.keyboard.press(name);
      keys++;
    }
  }
  async function type(text) {
    for (const letter of text) {
      await page.keyboard.type(letter);
      keys++;
    }
  }
  /** Waits until the item of the list that the Enter key accepts is the wanted one, and takes a picture. */
  async function offers(label) {
    await list.locator('.monaco-list-row.focused .label-name').getByText(label, { exact: true }).waitFor();
    check(`the list offers ${label} first`, true);
    await shot(`typing-${++pictures}-${label.replace(/\W+/g, '-')}`);
  }
  const hidden = (what) => list.waitFor({ state: 'hidden' }).then(() => check(`no list ${what}`, true));
  const text = () => page.evaluate(() => [...document.querySelectorAll('.editor-group-container.active .view-line')]
    .sort((a, b) => parseFloat(a.style.top) - parseFloat(b.style.top)).map((l) => l.textContent.replaceAll('\u00a0', ' ')).join('\n'));

  await open('run.yaml');
  await page.locator('.monaco-editor .squiggly-error').first().waitFor({ state: 'attached' }); // the server runs
  await open('typed.yaml');
  await page.locator('.monaco-editor textarea, .monaco-editor .native-edit-context').first().focus();
  await type('s');
  await offers('settings');
  await press('Enter');
  await offers('docker');
  await press('Enter');
  await offers('requirements');
  await press('Enter');
  await hidden('after requirements');
  await press('Enter');
  await type('- pandas==2.2.2');
  await press('Enter', 'Backspace');
  await type('py');
  await offers('python_package_installer');
  await press('Enter');
  await offers('pip');
  await press('ArrowDown', 'Enter', 'Enter', 'Backspace', 'Backspace');
  await type('st');
  await offers('steps');
  await press('Enter');
  await offers('step');
  await press('Enter');
  await type('load');
  await press('Tab');
  await type('rows');
  await press('Tab');
  await type('100');
  await press('Tab', 'Enter', 'Backspace', 'Backspace');
  await type('train');
  await page.keyboard.press('Control+Space');
  await page.locator('.suggest-widget.visible .message', { hasText: 'No suggestions' }).waitFor();
  check('words of other files are not offered as the name of a step', true);
  await page.keyboard.press('Escape');
  await type(':');
  await press('Enter');
  await type('e');
  await offers('enable_cache');
  await press('Enter');
  await offers('true');
  await press('ArrowDown', 'Enter', 'Enter');
  await type('s');
  await offers('settings');
  await press('Enter');
  await offers('docker');
  await press('Enter');
  await offers('requirements');
  await type('dock');
  await offers('dockerfile');
  await press('Enter');
  await offers('Dockerfile');
  await press('Enter', 'Enter', 'Backspace', 'Backspace', 'Backspace');
  await type('evaluate:');
  await press('Enter');
  await type('p');
  await offers('parameters');
  await press('Enter');
  await type('limit: 5');
  await press('Enter');

  const typed = () => fs.readFileSync(path.join(folder, 'typed.yaml'), 'utf8').replace(/ +$/gm, '').replace(/\n+$/, '\n');
  await page.keyboard.press('Control+s');
  await until('the file is saved', () => typed() !== '\n' && typed() !== '');
  check('a configuration with three steps was typed', typed() === wanted, typed());
  await languageStatus('ZenML 0.98.0');
  await until('those of the half-typed text are gone', async () => await page.locator('.squiggly-error, .squiggly-warning').count() === 0);
  check('it has no problems', true);
  check(`it took ${keys} keys for ${wanted.length} characters`, keys < wanted.length * 0.7, keys);
  await shot('typing-end');

  await open('foreign.yaml');
  await page.keyboard.press('Control+End');
  await page.keyboard.type('dat');
  await list.locator('.monaco-list-row .label-name').getByText('database', { exact: true }).waitFor();
  check('other YAML files keep their words', true);
  await page.keyboard.press('Escape');

  await palette('ZenML: New Run Configuration');
  await line('enable_cache').first().waitFor();
  check('a new run configuration is an untitled YAML file', /pandas==2\.2\.2[^]*train:[^]*epochs: 10/.test(await text()), await text());
  await shot('typing-new');
}
