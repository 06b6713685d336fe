// Shows comparisons of steps and of ZenML releases in VS Code's own diff view.
import * as vscode from 'vscode';
import type { Server } from './server';

const schemes = ['zenml-upgrade', 'zenml-compare'];

/** Both sides of a comparison, from the server. */
interface Sides {
  title: string;
  headline: string;
  isEmpty: boolean;
  from: { uri: string };
  to: { uri: string };
}

/** Registered after the documents, of which it shows some differently. */
export function registerComparisons(_: vscode.ExtensionContext, server: Server): void {
  const others = server.middleware.window?.showDocument;
  server.middleware.window = {
    ...server.middleware.window,
    showDocument: async (params, token, next) => {
      const uri = vscode.Uri.parse(params.uri);
      if (schemes.includes(uri.scheme)) {
        return { success: await showComparison(server, uri) };
      }
      return others ? others(params, token, next) : next(params, token);
    },
  };
}

async function showComparison(server: Server, uri: vscode.Uri): Promise<boolean> {
  const sides = await server.request<Sides>('settings-ls/compare', { uri: server.uri(uri) });
  if (!sides) {
    return false;
  }
  if (sides.isEmpty) {
    void vscode.window.showInformationMessage(`${sides.title}: no differences.`);
    return true;
  }
  const options = { preview: false, selection: new vscode.Range(0, 0, 0, 0) }; // the summary, not the first difference
  await vscode.commands.executeCommand(
    'vscode.diff', vscode.Uri.parse(sides.from.uri), vscode.Uri.parse(sides.to.uri), `${sides.title} (${sides.headline})`, options);
  return true;
}

/** Asks for the ZenML release to compare with; undefined if none was selected. The known releases are those that the setting offers. */
export async function chooseRelease(): Promise<string | undefined> {
  const manifest = vscode.extensions.getExtension('settings-ls.settings-ls')?.packageJSON;
  const releases: string[] = manifest?.contributes.configuration.properties['settings-ls.zenmlVersion'].examples ?? [];
  const items = releases.map((release, i) => ({ label: `ZenML ${release}`, description: i === 0 ? 'the newest known release' : undefined, release }));
  const chosen = await vscode.window.showQuickPick(items, { placeHolder: 'Compare with' });
  return chosen?.release;
}
