// Finds and runs the settings-ls program.
import { execFile } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';

export interface Places {
  /** The setting settings-ls.path; '' if it is not set or the workspace is not trusted. */
  setting: string;
  /** The folder of the extension. */
  extension: string;
  /** The PATH of the environment. */
  searchPath: string;
  platform: NodeJS.Platform;
}

export interface Found {
  command: string;
  /** Where it was found, for messages. */
  origin: string;
}

/** Finds the server: from the setting, then in the extension, then on the PATH. Throws an error if there is none. */
export function findServer(places: Places, isFile: (name: string) => boolean = isExecutable): Found {
  const name = places.platform === 'win32' ? 'settings-ls.exe' : 'settings-ls';
  if (places.setting !== '') {
    if (!isFile(places.setting)) {
      throw new Error(`settings-ls.path: "${places.setting}" is not an executable file`);
    }
    return { command: places.setting, origin: 'the setting settings-ls.path' };
  }
  const bundled = path.join(places.extension, 'server', name);
  if (isFile(bundled)) {
    return { command: bundled, origin: 'the extension' };
  }
  for (const folder of places.searchPath.split(path.delimiter)) {
    if (path.isAbsolute(folder) && isFile(path.join(folder, name))) {
      return { command: path.join(folder, name), origin: 'the PATH' };
    }
  }
  throw new Error('the extension includes no server for this platform, and settings-ls was not found on the PATH; set settings-ls.path to the program');
}

/** Runs the program and returns its output. */
export function output(server: Found, ...args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(server.command, args, { timeout: 10_000, maxBuffer: 16 << 20 }, (error, stdout) => (error ? reject(error) : resolve(stdout)));
  });
}

function isExecutable(name: string): boolean {
  try {
    fs.accessSync(name, fs.constants.X_OK);
    return fs.statSync(name).isFile();
  } catch {
    return false;
  }
}
