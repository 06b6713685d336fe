// When the server starts again, and what the user is told if it cannot.
import * as vscode from 'vscode';
import type { Server } from './server';

const rulesPage = 'https://github.com/settings-ls/settings-ls/blob/main/docs/rules.md';

export function registerLifecycle(context: vscode.ExtensionContext, server: Server): void {
  context.subscriptions.push(
    vscode.commands.registerCommand('settings-ls.restartServer', () => server.start()),
    vscode.commands.registerCommand('settings-ls.showLog', () => server.log.show()),
    vscode.commands.registerCommand('settings-ls.openRules', () => vscode.env.openExternal(vscode.Uri.parse(rulesPage))),
    vscode.workspace.onDidGrantWorkspaceTrust(() => server.start()),
    vscode.workspace.onDidChangeConfiguration((change) => change.affectsConfiguration('settings-ls.path') && server.start()),
    server.onDidFail(async (error) => {
      const message = `settings-ls cannot run: ${error.message}`;
      server.log.error(message);
      if (await vscode.window.showErrorMessage(message, 'Show Log')) {
        server.log.show();
      }
    }),
  );
}
