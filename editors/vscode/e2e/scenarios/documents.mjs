// The documents that the server generates from a file.
import { check } from '../checks.mjs';
import { compareRelease } from '../releases.mjs';

export async function documents({ page, key, tab, active, shown, goTo, palette, shot }) {
  /** Runs a command with the cursor on a line of the file, and waits for the document that it opens. */
  async function show(name, text, number, command, ...choices) {
    await key('Control+1');
    await active('run.yaml');
    await goTo(number);
    await palette(command, ...choices);
    await tab(name).waitFor();
    await shown(text).waitFor();
  }

  await show('run.yaml.train.Dockerfile', 'acme/python:3.12', 20, 'ZenML: Show Dockerfile');
  check('the Dockerfile of the step under the cursor is shown', true);
  await tab('run.yaml.train.Dockerfile').click({ button: 'middle' });
  await tab('run.yaml.train.Dockerfile').waitFor({ state: 'detached' });
  await key('Control+1');
  await active('run.yaml');
  await page.locator('.codelens-decoration a', { hasText: 'acme/python:3.12 as it is' }).click();
  await tab('run.yaml.train.Dockerfile').waitFor();
  await shown('Used unchanged, nothing is built: acme/python:3.12').waitFor();
  check("the lens of a step shows that step's Dockerfile", true);
  await shot('6-step');

  await show('run.yaml.train.effective.yaml', 'learning_rate: 0.01', 20, 'ZenML: Show Effective Settings');
  check('the effective settings of a step are shown', true);
  await shot('7-effective');
  const compared = (summary) => page.locator('.monaco-diff-editor .view-line', { hasText: summary }).first().waitFor();
  await key('Control+1');
  await active('run.yaml');
  await palette('ZenML: Compare Steps', 'train', 'The pipeline');
  await compared('Dockerfile changed');
  check('two steps are compared', true);
  await key('Control+1');
  await tab('run.yaml').first().click();
  await active('run.yaml');
  await compareRelease({ page, key }, '0.84.3');
  await compared('Dockerfile changed for the pipeline');
  check('what an upgrade changes is shown', true);
  await shot('8-upgrade');
}
