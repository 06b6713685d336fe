// A package without the server.
import { check } from '../checks.mjs';

export async function run({ page, open, shot }) {
  await open('run.yaml');
  await page.locator('.notification-list-item', { hasText: 'settings-ls cannot run' }).first().waitFor();
  const said = (await page.locator('.notification-list-item').first().innerText()).replace(/\s+/g, ' ');
  check('a package without its server says so, and what to do', /no server for this platform.*settings-ls\.path/.test(said), said);
  check('nothing is underlined then', await page.locator('.monaco-editor .squiggly-error').count() === 0);
  await shot('0-without-server');
}
