// The documents that the server generates from a file.
import { check } from '../checks.mjs';

export async function documents({ page, key, tab, active, shown, palette, shot }) {
  /** Runs a command in the file, and waits for the document that it opens. */
  async function show(name, text, command, ...choices) {
    await key('Control+1');
    await active('run.yaml');
    await palette(command, ...choices);
    await tab(name).waitFor();
    await shown(text).waitFor();
  }

  await show('run.yaml.train.Dockerfile', 'acme/python', 'settings-ls: Show Dockerfile', 'train');
  check('another step is shown on demand', true);
  await tab('run.yaml.train.Dockerfile').click({ button: 'middle' });
  await tab('run.yaml.train.Dockerfile').waitFor({ state: 'detached' });
  await key('Control+1');
  await active('run.yaml');
  await page.locator('.codelens-decoration a', { hasText: 'acme/python:3.12 as it is' }).click();
  await tab('run.yaml.train.Dockerfile').waitFor();
  await shown('acme/python:3.12 is used unchanged').waitFor();
  check("the lens of a step shows that step's Dockerfile", true);
  await shot('6-step');

  await show('run.yaml.train.effective.yaml', 'learning_rate: 0.01', 'settings-ls: Show Effective Settings', 'train');
  check('the effective settings of a step are shown', true);
  await shot('7-effective');
  await show('run.yaml.train.steps.diff', '+++ settings (the pipeline)', 'settings-ls: Compare Two Steps', 'train', 'The pipeline');
  check('two steps are compared', true);
  await show('run.yaml.upgrade.diff', '+++ settings (ZenML 0.98.0', 'settings-ls: Show What an Upgrade of ZenML Changes');
  check('what an upgrade changes is shown', true);
  await shot('8-upgrade');
}
