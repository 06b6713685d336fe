import test from 'node:test';
import assert from 'node:assert/strict';
import * as path from 'node:path';
import { findServer, type Places } from '../src/binary';

const places: Places = { setting: '', extension: '/ext', searchPath: ['/usr/bin', '/opt/bin', 'relative'].join(path.delimiter), platform: 'linux' };
const there = (...names: string[]) => (name: string) => names.includes(name);

test('the setting comes first', () => {
  const found = findServer({ ...places, setting: '/my/ls' }, there('/my/ls', '/ext/server/settings-ls'));
  assert.equal(found.command, '/my/ls');
});

test('a setting that names nothing is an error, not a reason to look elsewhere', () => {
  assert.throws(() => findServer({ ...places, setting: '/my/ls' }, there('/ext/server/settings-ls')), /settings-ls.path: "\/my\/ls"/);
});

test('the bundled server comes before the PATH', () => {
  assert.equal(findServer(places, there('/ext/server/settings-ls', '/usr/bin/settings-ls')).origin, 'the extension');
});

test('the PATH comes last, its relative folders are left out', () => {
  assert.equal(findServer(places, there('/opt/bin/settings-ls')).command, '/opt/bin/settings-ls');
  assert.throws(() => findServer(places, there('relative/settings-ls')), /not found on the PATH/);
});

test('on Windows the server has an ending', () => {
  const bundled = path.join('/ext', 'server', 'settings-ls.exe');
  assert.equal(findServer({ ...places, platform: 'win32' }, there(bundled)).command, bundled);
});
