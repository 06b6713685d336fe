// Settings in Python: findings, hover, completion, code lenses and Dockerfiles of a module, and of the cells of a notebook.
import fs from 'node:fs';
import path from 'node:path';
import { check, until } from '../checks.mjs';
import { picture } from '../picture.mjs';

export const setup = () => ({
  settings: {
    'settings-ls.zenmlVersion': '0.98.0', 'settings-ls.inlayHints': true, 'breadcrumbs.enabled': false, 'workbench.layoutControl.enabled': false,
    'window.commandCenter': false, 'editor.hover.above': false, 'editor.lightbulb.enabled': 'off', 'editor.cursorBlinking': 'solid',
    'workbench.activityBar.location': 'hidden', 'workbench.editor.editorActionsLocation': 'hidden', 'editor.guides.indentation': false,
    'editor.renderLineHighlight': 'none', 'editor.scrollbar.horizontal': 'hidden', 'editor.scrollbar.vertical': 'hidden', 'editor.overviewRulerLanes': 0, 'editor.overviewRulerBorder': false,
  },
});

export async function run(editor) {
  await inModule(editor);
  await inOtherModule(editor);
  await inNotebook(editor);
}

async function inModule({ page, out, folder, key, line, tab, active, shown, open, goTo, codeAction, palette, languageStatus, shot }) {
  await open('train.py');
  await page.locator('.monaco-editor .squiggly-warning').first().waitFor({ state: 'attached' });
  check('a mistake in Python is underlined', true);
  await languageStatus('ZenML 0.98.0');
  check('the language status names the ZenML release', true);
  await page.locator('.codelens-decoration', { hasText: '2 images' }).first().waitFor();
  check('a lens describes the images of a pipeline', true);
  await page.locator('.monaco-editor .view-line', { hasText: 'inherits' }).first().waitFor();
  check('a hint names the settings that a step inherits', true);
  await goTo(24, 6);
  await palette('ZenML: Show Dockerfile');
  await tab('train.py.training.train.Dockerfile').waitFor();
  await shown('.zenml_user_requirements').waitFor();
  check('the Dockerfile of a step is shown', true);

  await palette('View: Toggle Primary Side Bar Visibility');
  await page.setViewportSize({ width: 1240, height: 760 });
  await key('Control+1');
  await line('apt_packges').first().locator('span', { hasText: 'apt_packges' }).last().hover();
  await page.locator('.monaco-hover:not(.hidden) .hover-contents', { hasText: 'did you mean' }).first().waitFor();
  check('the hover of a mistake suggests the right keyword', true);
  await picture({ page, out }, 'python', 1240, 560, 150_000);
  await page.mouse.move(640, 740);

  await (await codeAction(8, 8, 'Rename to "apt_packages"')).click();
  await line('apt_packages=[').first().waitFor();
  check('a quick fix renames the keyword', true);
  await shown("'libgomp1'").waitFor();
  check('the Dockerfile follows the module', true);
  await line('required_integrations').first().locator('span', { hasText: 'SKLEARN' }).last().hover();
  await page.locator('.monaco-hover:not(.hidden) .hover-contents', { hasText: 'scikit-learn' }).first().waitFor();
  check('the hover of an integration says what it installs', true);
  await picture({ page, out }, 'python-hover', 1240, 560, 150_000);
  await page.mouse.move(640, 740);

  await goTo(10, 37);
  await key('Enter');
  await page.keyboard.type('python_pack');
  await key('Control+Space');
  await suggested(page, 'python_package_installer').waitFor();
  check('completion offers keywords', true);
  await shot('python-completion');
  await suggested(page, 'python_package_installer').click();
  await line('python_package_installer="pip"').or(line("python_package_installer=")).first().waitFor();
  await key('Escape');
  await key('Escape');
  await goTo(9, 35);
  await page.keyboard.type(', MLFL');
  await key('Control+Space');
  await suggested(page, 'MLFLOW').waitFor();
  await suggested(page, 'MLFLOW').click();
  await line('import SKLEARN, MLFLOW').first().waitFor();
  check('completion imports the constant of an integration', true);
  await palette('File: Save');
  const saved = () => fs.readFileSync(path.join(folder, 'train.py'), 'utf8');
  await until('the module is saved', () => saved().includes('[SKLEARN, MLFLOW]'));
}

/** A module without ZenML, in which nothing may be offered. */
async function inOtherModule({ page, key, open, palette, line }) {
  await palette('View: Toggle Primary Side Bar Visibility');
  await open('other.py');
  await line('DockerSettings').first().waitFor();
  await key('Control+End');
  await page.keyboard.type('DockerSettings(prev');
  await key('Control+Space');
  await page.locator('.suggest-widget.visible').first().waitFor();
  const offered = await page.locator('.suggest-widget .monaco-list-row', { hasText: 'prevent_build_reuse' }).count();
  check('nothing is offered in a module without ZenML', offered === 0, offered);
  const underlined = await page.locator('.editor-group-container.active [class*=squiggly-]').count();
  check('and nothing is underlined', underlined === 0, underlined);
  await key('Escape');
  await palette('File: Revert File');
}

async function inNotebook({ page, shown, shot, tab }) {
  await page.setViewportSize({ width: 1240, height: 1100 });
  await page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'train.ipynb' }).dblclick();
  const cell = (text) => page.locator('.notebookOverlay .cell-editor-part', { hasText: text }).first();
  await cell('apt_packges').waitFor();
  await cell('apt_packges').locator('.squiggly-warning').first().waitFor({ state: 'attached' });
  check('a mistake in a cell is underlined', true);
  await cell('apt_packges').locator('.view-line', { hasText: 'required_integrations' }).locator('span', { hasText: 'SKLEARN' }).last().hover();
  await page.locator('.monaco-hover:not(.hidden) .hover-contents', { hasText: 'scikit-learn' }).first().waitFor();
  check('hover works in a cell', true);
  await shot('python-notebook-hover');
  await page.mouse.move(640, 1090);
  await page.keyboard.press('Escape');
  await cell('def training').locator('.codelens-decoration a', { hasText: '2 images' }).click();
  await tab('train.ipynb.training.Dockerfile').waitFor();
  await shown('.zenml_integration_requirements').waitFor();
  check('the Dockerfile of a pipeline in a notebook is shown', true);
  await cell('apt_packges').locator('.view-line', { hasText: 'apt_packges' }).first().click({ position: { x: 60, y: 8 } });
  await page.keyboard.press('Control+Period');
  await page.locator('.action-widget .monaco-list-row', { hasText: 'Rename to "apt_packages"' }).first().click();
  await cell('apt_packages=').waitFor();
  await shown("'libgomp1'").waitFor();
  check('a quick fix in a cell is followed by the Dockerfile', true);
  await shot('python-notebook');
}

function suggested(page, name) {
  return page.locator('.suggest-widget .monaco-list-row .label-name').getByText(name, { exact: true }).first();
}
