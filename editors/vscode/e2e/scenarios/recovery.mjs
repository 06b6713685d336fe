// A server that crashes, a file that was never saved, and the log.
import { check, until } from '../checks.mjs';
import { logs, servers } from '../traces.mjs';

export async function recovery({ page, extensions, user, key, line, tab, active, shown, goTo, palette, shot }) {
  await tab('run.yaml').first().click();
  await active('run.yaml');
  await tab('run.yaml.Dockerfile').click();
  await active('run.yaml.Dockerfile');
  const [killed, ...others] = servers(extensions);
  check('one server runs', killed && others.length === 0, servers(extensions));
  process.kill(killed, 'SIGKILL');
  const next = await until('another server runs', () => servers(extensions).find((pid) => pid !== killed));
  check('a server that was killed comes back', next > 0);
  await key('Control+1');
  await goTo(3, 1);
  await key('Shift+End');
  await page.keyboard.type('enable_cahce: true');
  await key('Control+Shift+M');
  await page.locator('.markers-panel .monaco-list-row', { hasText: 'did you mean "enable_cache"' }).waitFor();
  check('it finds new mistakes', true);
  await key('Control+Shift+M');
  await goTo(8, 20);
  await page.keyboard.type('wget, ');
  await shown("'wget'").waitFor();
  check('a Dockerfile that was open follows again', true);

  await palette('File: New Untitled Text File');
  await active('Untitled-1');
  await page.keyboard.insertText('settings:\n  docker:\n    apt_packges: [git]\n');
  await page.locator('.editor-group-container.active .squiggly-warning').first().waitFor({ state: 'attached' });
  check('a mistake in a file that was never saved is underlined', true);
  await shot('9-untitled');

  await palette('ZenML: Show Log');
  await page.locator('.output-view .view-line', { hasText: 'from the extension' }).first().waitFor();
  check('the log names the server', true);
  await shot('10-log');
  const errors = logs(user).split('\n').filter((entry) => entry.includes('[error]'));
  check('no error is logged but that the server was killed', errors.length === 1 && errors[0].includes('SIGKILL'), errors);
  const complaints = await page.locator('.notifications-toasts .notification-list-item', { hasText: 'settings-ls' }).allInnerTexts();
  check('no notification complains', complaints.length === 0, complaints);
}
