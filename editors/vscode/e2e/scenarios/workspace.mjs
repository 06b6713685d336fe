// The view of the workspace, whose findings are known before any file is open, and the documents that it leads to.
import fs from 'node:fs';
import path from 'node:path';
import { check, until } from '../checks.mjs';
import { compareRelease } from '../releases.mjs';

const config = `settings:
  docker:
    parent_image: python:3.11-slim
    runtime_environment: {MODE: fast}
steps:
  load: {}
  train:
    settings:
      docker: {apt_packages: [git], requirements: [torch]}
`;

export function setup(project) {
  fs.rmSync(path.join(project, 'train.ipynb'));
  fs.mkdirSync(path.join(project, 'configs'));
  fs.writeFileSync(path.join(project, 'configs', 'train.yaml'), config);
  return { settings: { 'settings-ls.zenmlVersion': '0.98.0', 'editor.accessibilitySupport': 'off' } };
}

export async function run({ page, folder, key, line, tab, active, shown, palette, prefer, shot }) {
  const row = (text) => page.locator('.pane-body .monaco-list-row', { hasText: text }).first();
  /** Opens the file from the tree, and waits until it is known to be a run configuration: its commands are enabled then. */
  async function openConfig() {
    await row('configs/train.yaml').click();
    await active('train.yaml');
    await page.locator('.editor-group-container.active .editor-actions .action-label[aria-label^="Show Dockerfile"]').first().waitFor();
  }
  const markers = page.locator('.markers-panel .monaco-list-row', { hasText: 'run.yaml' });
  await key('Control+Shift+M');
  await markers.first().waitFor();
  check('the problems of a file that is not open are listed', true);
  await key('Control+Shift+M');

  await page.locator('.activitybar .action-item a[aria-label^="ZenML"]').first().click({ force: true }); // the badge covers it
  await row('configs/train.yaml').waitFor();
  const text = await row('run.yaml').innerText();
  check('a file has the numbers of its problems', /\d errors?/.test(text), text);
  await row('configs/train.yaml').locator('.monaco-tl-twistie').click();
  await row('torch').or(row('1 Python package')).waitFor();
  await row('all other steps').waitFor();
  check('the images have the steps that share each', true);
  await row('train.py').locator('.monaco-tl-twistie').click();
  await row('training').waitFor();
  check('a Python file has its pipelines', true);
  await shot('tree');

  await page.locator('.pane-body .monaco-list-row', { hasText: /^train/ }).last().click();
  await page.locator('.pane-body .monaco-list-row', { hasText: 'python:3.11-slim' }).last().click();
  await shown('apt-get install').waitFor();
  check('an image leads to its Dockerfile', true);

  // a step is compared with the pipeline in the diff view of the editor
  await page.locator('.pane-body .monaco-list-row[aria-label^="train"]:not([aria-label*=".py"]):not([aria-label*="training"])').first().click({ button: 'right' });
  await page.locator('.monaco-menu .action-label', { hasText: 'Compare with the Pipeline' }).click();
  await page.locator('.monaco-diff-editor .view-line', { hasText: 'Dockerfile changed' }).first().waitFor();
  check('a step is compared with the pipeline in the diff view', true);
  await shot('compare');

  await openConfig();
  await compareRelease({ page, key }, '0.84.3');
  await page.locator('.monaco-diff-editor .view-line', { hasText: 'loses effect' }).first().waitFor();
  check('another release is compared, with a summary first', true);
  await shot('releases');

  // effective settings: only what is set, with links, and with defaults on demand
  await openConfig();
  await palette('ZenML: Show Effective Settings');
  await tab('train.yaml.effective.yaml').waitFor();
  await shown('MODE: fast').waitFor();
  const defaults = await page.locator('.view-line', { hasText: 'default' }).count();
  check('only what is set is shown', defaults === 0, defaults);
  await page.locator('.view-line .detected-link').first().waitFor();
  check('the origin of a setting is a link', true);
  await shot('effective');
  await tab('train.yaml.effective.yaml').click();
  await page.locator('.editor-group-container.active .action-label[aria-label^="Show ZenML"]').click();
  await shown("enable_cache: null # ZenML's default").waitFor();
  check('the defaults are shown on demand', true);

  // the tree follows a change
  await openConfig();
  await key('Control+1'); // the focus is still in the tree
  await key('Control+Home');
  await page.keyboard.type('enable_cache: maybe');
  await key('Enter');
  await until('the tree shows the new problem', async () => /1 error/.test(await row('configs/train.yaml').innerText()));
  check('the numbers follow an edit', true);
  fs.writeFileSync(path.join(folder, 'configs', 'second.yaml'), config);
  await row('configs/second.yaml').waitFor();
  check('a new file appears', true);

  await prefer({ 'workbench.colorTheme': 'Default Dark Modern' });
  await page.locator('.monaco-workbench.vs-dark').first().waitFor();
  await shot('tree-dark');
}
