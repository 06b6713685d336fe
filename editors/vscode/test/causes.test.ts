import test from 'node:test';
import assert from 'node:assert/strict';
import { causedLines, settingsOf, type Causes } from '../src/causes';

const range = (startLine: number, startCharacter: number, endLine: number, endCharacter: number) => ({
  start: { line: startLine, character: startCharacter }, end: { line: endLine, character: endCharacter },
});
const packages = { uri: 'file:///run.yaml', range: range(2, 4, 2, 16), extent: range(2, 4, 3, 11) };
const user = { uri: 'file:///run.yaml', range: range(5, 4, 5, 8), extent: range(5, 4, 5, 13) };
const causes: Causes = [{ line: 7, settings: [packages] }, { line: 9, settings: [user] }, { line: 10, settings: [packages, user] }];

test('the lines that a setting causes', () => {
  assert.deepEqual(causedLines(causes, 'file:///run.yaml', { line: 3, character: 8 }), [7, 10]);
  assert.deepEqual(causedLines(causes, 'file:///run.yaml', { line: 5, character: 13 }), [9, 10]);
});

test('no lines outside of settings, and of other files', () => {
  assert.deepEqual(causedLines(causes, 'file:///run.yaml', { line: 2, character: 3 }), []);
  assert.deepEqual(causedLines(causes, 'file:///run.yaml', { line: 4, character: 0 }), []);
  assert.deepEqual(causedLines(causes, 'file:///other.yaml', { line: 3, character: 8 }), []);
  assert.deepEqual(causedLines(undefined, 'file:///run.yaml', { line: 3, character: 8 }), []);
});

test('the settings that cause a line', () => {
  assert.deepEqual(settingsOf(causes, 10), [packages, user]);
  assert.deepEqual(settingsOf(causes, 8), []);
});
