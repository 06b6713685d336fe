import test from 'node:test';
import assert from 'node:assert/strict';
import { columnOf } from '../src/groups';

const text = (uri: string, isActive = false) => ({ isActive, input: { uri: { toString: () => uri } } });

test('a file is found in the group that has it', () => {
  assert.equal(columnOf([{ viewColumn: 1, tabs: [text('file:///b', true), text('file:///a')] }, { viewColumn: 2, tabs: [text('file:///b')] }], 'file:///a'), 1);
});

test('of two groups that have it the one that shows it counts', () => {
  const both = [{ viewColumn: 1, tabs: [text('file:///a')] }, { viewColumn: 2, tabs: [text('file:///b'), text('file:///a', true)] }];
  assert.equal(columnOf(both, 'file:///a'), 2);
});

test('a file that is open nowhere has no column', () => {
  const others = [undefined, { viewType: 'welcome' }, { original: 'file:///a', modified: 'file:///a' }].map((input) => ({ isActive: false, input }));
  assert.equal(columnOf([{ viewColumn: 1, tabs: others }, { viewColumn: 2, tabs: [] }], 'file:///a'), undefined);
});
