import test from 'node:test';
import assert from 'node:assert/strict';
import { enterRules } from '../src/indentation';

/** How far the next line is indented after the Enter key at the end of a line, by the first rule that matches. */
function indentation(line: string): string {
  const rule = enterRules.find(({ beforeText, afterText }) => beforeText.test(line) && afterText?.test(''));
  return rule ? '  ' + (rule.action.appendText ?? '') : '';
}

test('lines below a key are indented', () => {
  for (const line of ['train:', '  train: ', '"a b":', 'train: &base', 'steps: !!map', 'command: |', 'command: >-']) {
    assert.equal(indentation(line), '  ', line);
  }
});

test('those in an item are indented below its key', () => {
  for (const line of ['- name:', '  - name: ', '- - name: |']) {
    assert.equal(indentation(line), '    ', line);
  }
});

test('others keep the indentation', () => {
  for (const line of ['', 'user: app', '  - git', '# train:', '  # - train:', 'image: acme/train:7']) {
    assert.equal(indentation(line), '', line);
  }
});
