import test from 'node:test';
import assert from 'node:assert/strict';
import { hasRunConfiguration, statusText, stepChoices } from '../src/status';

test('a file of another tool has no status', () => {
  assert.equal(statusText(undefined), undefined);
  assert.equal(statusText({ runConfiguration: false }), undefined);
});

test('the status names the release and its origin', () => {
  const said = statusText({ runConfiguration: true, zenml: '0.98.0', checkedAgainst: 'ZenML 0.98.0', origin: 'uv.lock', sourceRoot: '/w', images: 1, steps: [] });
  assert.equal(said?.text, 'ZenML 0.98.0');
  assert.equal(said?.tooltip, 'ZenML 0.98.0 (uv.lock)\n1 image\nPaths are relative to /w');
});

test('the pipeline can be chosen before the steps', () => {
  assert.deepEqual(stepChoices({ runConfiguration: true, steps: ['a', 'b'] }).map((c) => c.step), ['', 'a', 'b']);
});

test('a Python document has as many run configurations as pipelines', () => {
  assert.equal(hasRunConfiguration({ runConfiguration: true }), true);
  assert.equal(hasRunConfiguration({ runConfiguration: true, pipelines: [] }), false);
  assert.equal(hasRunConfiguration({ runConfiguration: true, pipelines: [{ name: 'training', steps: [] }] }), true);
  assert.equal(hasRunConfiguration({ runConfiguration: false }), false);
});

test('the steps of a pipeline can be chosen', () => {
  assert.deepEqual(stepChoices({ name: 'training', steps: ['train'] }).map((c) => c.step), ['', 'train']);
});
