import test from 'node:test';
import assert from 'node:assert/strict';
import { hasRunConfiguration, releaseShown, stackShown, stepChoices } from '../src/status';

const run = { runConfiguration: true, zenml: '0.98.0', checkedAgainst: 'ZenML 0.98.0', origin: 'uv.lock' };

test('the status names the release and its origin', () => {
  assert.deepEqual(releaseShown(run), { text: 'ZenML 0.98.0', detail: 'uv.lock' });
  const unknown = { ...run, zenml: '0.99.0', checkedAgainst: 'ZenML 0.99.0 is not known, checked against 0.98.0' };
  assert.equal(releaseShown(unknown).detail, 'uv.lock; ZenML 0.99.0 is not known, checked against 0.98.0');
});

test('the status names the stack and its file', () => {
  const stack = { name: 'production', file: '/w/stacks/production.yaml', found: true, error: '' };
  assert.deepEqual(stackShown({ ...run, stack }), { text: 'Stack production', detail: 'production.yaml, found in the project' });
  assert.deepEqual(stackShown({ ...run, stack: { ...stack, found: false } }), { text: 'Stack production', detail: 'production.yaml' });
  assert.equal(stackShown({ ...run, stack: { name: '', file: '', found: false, error: '' } }).text, 'Unknown stack');
  assert.deepEqual(stackShown({ ...run, stack: { ...stack, error: 'not a stack' } }), { text: 'Unknown stack', detail: 'not a stack' });
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
