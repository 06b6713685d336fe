// Which server to run, and how to ask it something.
import { execFile } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';

export interface Places {
  /** What settings-ls.path says, '' for nothing; also when the workspace is not trusted. */
  setting: string;
  /** The folder of the extension. */
  extension: string;
  /** The PATH of the environment. */
  searchPath: string;
  platform: NodeJS.Platform;
}

export interface Found {
  command: string;
  /** Where it comes from, for people. */
  origin: string;
}

/** Finds the server: the setting, then the one in the extension, then the one on the PATH. Without any it throws. */
export function findServer(places: Places, isFile: (name: string) => boolean = isExecutable): Found {
  const name = places.platform === 'win32' ? 'settings-ls.exe' : 'settings-ls';
  if (places.setting !== '') {
    if (!isFile(places.setting)) {
      throw new Error(`settings-ls.path is "${places.setting}", which is no program`);
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
  throw new Error('the extension has no server for this platform, and there is no settings-ls on the PATH; the setting settings-ls.path can name one');
}

/** Runs the program and gives what it prints. */
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
