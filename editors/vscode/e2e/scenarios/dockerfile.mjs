// The view of a Dockerfile: its header, highlights in both directions, hovers, links, and the selection of step, release and stack.
import fs from 'node:fs';
import path from 'node:path';
import { check, until } from '../checks.mjs';
import { picture } from '../picture.mjs';

const configuration = `settings:
  docker:
    apt_packages: [git, libgomp1]
    requirements:
      - pandas==2.2.3

steps:
  train:
    settings:
      docker:
        environment:
          MODE: fast
  deploy:
    settings:
      docker:
        parent_image: acme/serving:2.1
        skip_build: true
`;

const stack = `zenml_version: 0.98.0
stack_name: production
components:
  orchestrator: {name: cluster, type: orchestrator, flavor: kubernetes}
  artifact_store: {name: default, type: artifact_store, flavor: local}
`;

export function setup(folder) {
  fs.writeFileSync(path.join(folder, 'run.yaml'), configuration);
  fs.mkdirSync(path.join(folder, '.git'), { recursive: true });
  fs.writeFileSync(path.join(folder, 'staging.yaml'), stack.replace('production', 'staging'));
  fs.writeFileSync(path.join(folder, 'production.yaml'), stack);
  return {
    settings: {
      'settings-ls.zenmlVersion': '0.98.0', 'breadcrumbs.enabled': false, 'window.commandCenter': false, 'workbench.layoutControl.enabled': false,
      'editor.cursorBlinking': 'solid', 'editor.hover.above': false, 'workbench.activityBar.location': 'hidden',
    },
  };
}

export async function run(editor) {
  const { page, out, key, line, tab, active, shown, open, goTo, palette, prefer, shot } = editor;
  const group = (number) => page.locator('.editor-group-container').nth(number);
  const highlights = (number) => group(number).locator('.view-overlays [class*="TextEditorDecorationType"]');
  const title = (name) => group(1).locator(`.editor-actions .${name}`);

  await open('run.yaml');
  await line('MODE').first().waitFor();
  await page.locator('.codelens-decoration', { hasText: 'Show Dockerfile' }).first().waitFor();
  await palette('View: Toggle Primary Side Bar Visibility');
  await goTo(12, 12);
  await page.locator('.editor-actions .codicon-open-preview').click();
  await tab('run.yaml.train.Dockerfile').waitFor();
  await shown('Image of step train').waitFor();
  check('the button in the title shows the image of the step under the cursor', true);
  await shown("ENV MODE='fast'").waitFor();
  await key('Control+1');
  await goTo(3, 8);
  await highlights(1).first().waitFor({ state: 'attached' });
  check('the lines that the setting under the cursor causes are highlighted', true);
  await picture(editor, 'highlight', 1300, 460, 150_000);

  await line('pip install --no-cache-dir -r .zenml_user_requirements').last().click();
  await active('run.yaml.train.Dockerfile');
  await highlights(0).first().waitFor({ state: 'attached' });
  check('the settings that cause the line under the cursor are highlighted', true);
  await shot('dockerfile-light');

  await line('apt-get install').first().locator('span', { hasText: 'apt-get' }).last().hover();
  await page.locator('.monaco-hover:not(.hidden) .hover-contents', { hasText: 'Debian packages' }).first().waitFor();
  check('the hover of a line has the documentation of its setting', true);
  await shot('dockerfile-hover');
  await page.mouse.move(640, 790);

  await page.keyboard.down('Control');
  await line('COPY .zenml_user_requirements').first().locator('.detected-link, .detected-link-active').first().click();
  await page.keyboard.up('Control');
  await tab('run.yaml.train.zenml_user_requirements.txt').waitFor();
  await shown('pandas==2.2.3').waitFor();
  check('a link leads to the requirements file', true);
  await tab('run.yaml.train.zenml_user_requirements.txt').click({ button: 'middle' });
  await tab('run.yaml.train.zenml_user_requirements.txt').waitFor({ state: 'detached' });

  const choose = async (button, label, text) => {
    await group(1).locator('.tab').click();
    await title(button).click();
    await page.locator('.quick-input-widget input').first().fill(label); // the list has only the rows that are visible
    await page.locator('.quick-input-list .monaco-list-row .label-name').getByText(label, { exact: true }).first().click();
    await shown(text).waitFor();
    await until('the former document is closed', async () => await group(1).locator('.tab').count() === 1);
  };
  await choose('codicon-layers', 'production', 'stack production (production.yaml)');
  check('the Dockerfile is shown for another stack', true);
  await choose('codicon-versions', 'ZenML 0.84.0', 'ZenML 0.84.0, stack production');
  check('and for another release', true);
  await choose('codicon-list-selection', 'deploy', 'Used unchanged, nothing is built: acme/serving:2.1');
  await tab('run.yaml.train.Dockerfile').waitFor({ state: 'detached' });
  check('and for another step, in the same tab', true);
  const groups = await page.locator('.editor-group-container').count();
  check('all in one group', groups === 2, groups);
  await shot('dockerfile-selected');

  await choose('codicon-list-selection', 'train', 'Image of step train');
  await prefer({ 'workbench.colorTheme': 'Default Dark Modern' });
  await key('Control+1');
  await active('run.yaml');
  await goTo(12, 12);
  await highlights(1).first().waitFor({ state: 'attached' });
  await shot('dockerfile-dark');
}
