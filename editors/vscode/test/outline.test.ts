import test from 'node:test';
import assert from 'node:assert/strict';
import { errorCount, fileNode, nodesOf, problemText, type OutlineFile } from '../src/outline';

const file: OutlineFile = {
  uri: 'file:///run.yaml', name: 'run.yaml', errors: 1, warnings: 2, infos: 0,
  pipelines: [{
    name: '',
    images: [
      { title: 'python:3.11', detail: '2 Python packages', cannotBuild: false, step: '', isPipeline: true, steps: [{ name: 'load' }] },
      { title: 'org/ready:1', cannotBuild: true, step: 'train', isPipeline: false, steps: [{ name: 'train' }] },
    ],
    withoutImage: [],
  }],
};

test('a file has the numbers of its problems', () => {
  assert.equal(fileNode(file).description, '1 error, 2 warnings');
  assert.equal(problemText({ ...file, errors: 0, warnings: 0 }), undefined);
});

test('the errors of all files are counted', () => {
  assert.deepEqual(errorCount([file]), { value: 1, text: '1 error in 1 of 1 run configuration' });
  assert.deepEqual(errorCount([file, { ...file, errors: 2 }, { ...file, errors: 0 }]), { value: 3, text: '3 errors in 2 of 3 run configurations' });
  assert.equal(errorCount([{ ...file, errors: 0 }]), undefined);
});

test('the images of a YAML file are below it, with the steps that share each', () => {
  const nodes = nodesOf(file);
  assert.deepEqual(nodes.map(({ label, isBroken }) => [label, isBroken]), [['python:3.11', false], ['org/ready:1', true]]);
  assert.deepEqual(nodes[0].children?.map(({ label }) => label), ['load', 'all other steps']);
  assert.deepEqual(nodes[1].children?.map(({ label }) => label), ['train']);
  assert.deepEqual(nodes[1].target, { uri: 'file:///run.yaml', pipeline: undefined, step: 'train' });
});

test('the pipelines of a Python file have the images', () => {
  const pipeline = { name: 'training', images: file.pipelines![0].images.slice(0, 1), withoutImage: [{ name: 'plot' }] };
  const [node] = nodesOf({ ...file, pipelines: [pipeline] });
  assert.equal(node.label, 'training');
  assert.deepEqual(node.children?.map(({ label }) => label), ['python:3.11', 'without an image']);
  assert.deepEqual(node.children?.[0].children?.map(({ label }) => label), ['load']);
});

test('the nodes of a tree are unique', () => {
  const ids = (nodes: ReturnType<typeof nodesOf>): string[] => nodes.flatMap(({ id, children }) => [id, ...ids(children ?? [])]);
  const all = ids(nodesOf(file));
  assert.equal(new Set(all).size, all.length);
});
