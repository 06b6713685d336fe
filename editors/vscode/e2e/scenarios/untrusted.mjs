// An untrusted folder names its own server.
import fs from 'node:fs';
import path from 'node:path';
import { check, until } from '../checks.mjs';
import { logs, servers } from '../traces.mjs';

const program = (folder) => path.join(folder, 'program'), mark = (folder) => path.join(folder, 'it-ran');

export function setup(folder) {
  fs.writeFileSync(program(folder), `#!/bin/sh\ntouch '${mark(folder)}'\necho "not a server"\n`, { mode: 0o755 });
  fs.mkdirSync(path.join(folder, '.vscode'), { recursive: true });
  fs.writeFileSync(path.join(folder, '.vscode/settings.json'), JSON.stringify({ 'settings-ls.path': program(folder) }));
  return { trust: true, settings: { 'security.workspace.trust.startupPrompt': 'never' } };
}

export async function run({ page, folder, extensions, user, open, palette, shot }) {
  await open('run.yaml');
  await page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor();
  await page.locator('.monaco-editor .squiggly-error').first().waitFor({ state: 'attached' });
  check('the bundled server runs in a folder that is not trusted', servers(extensions).length === 1 && /from the extension/.test(logs(user)), logs(user));
  check('what the folder names is not run', !fs.existsSync(mark(folder)));
  await shot('11-untrusted');

  await palette('Workspaces: Manage Workspace Trust');
  await page.locator('.workspace-trust-editor').getByRole('button', { name: 'Trust', exact: true }).click();
  await until('it is run', () => fs.existsSync(mark(folder)));
  check('it is run once the folder is trusted', true);
}
