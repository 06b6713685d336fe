// Tests the packaged extension in code-server, driven in Chromium as a user would.
// usage: node e2e.mjs VSIX OUTDIR [SCENARIO], with E2E_TOOLS (scripts/e2e-tools) and PROJECT in the environment;
// a scenario is a file in scenarios/
import path from 'node:path';
import { check, summary } from './checks.mjs';
import { openEditor } from './editor.mjs';

const [vsix, out, scenario = 'whole'] = process.argv.slice(2);
const { setup = () => ({}), run } = await import(`./scenarios/${scenario}.mjs`);

let editor;
try {
  const { packages = [], ...options } = setup(process.env.PROJECT);
  editor = await openEditor({ packages: [vsix, ...packages], folder: process.env.PROJECT, out, ...options });
  await run(editor);
} catch (error) {
  check('the scenario ends', false, error.stack);
  await editor?.page.screenshot({ path: path.join(out, 'failure.png') }).catch(() => undefined);
}
await editor?.close();
process.exitCode = summary(`vscode ${scenario}`) ? 0 : 1;
