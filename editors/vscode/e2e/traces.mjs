// What an editor leaves outside of its window.
import fs from 'node:fs';
import path from 'node:path';

/** The servers of this editor: those that run from the folder of its extensions. */
export function servers(extensions) {
  return fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name)).filter((pid) => {
    try {
      return fs.readlinkSync(`/proc/${pid}/exe`).startsWith(extensions + path.sep) && fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('\0lsp\0');
    } catch {
      return false; // gone, or not ours
    }
  }).map(Number);
}

/** What the extension has logged. */
export function logs(user) {
  const found = fs.readdirSync(path.join(user, 'logs'), { recursive: true }).filter((name) => name.endsWith('settings-ls.log'));
  return found.map((name) => fs.readFileSync(path.join(user, 'logs', name), 'utf8')).join('');
}
