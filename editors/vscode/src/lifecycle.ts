// When the server starts again, and what the user is told if it cannot.
import * as vscode from 'vscode';
import type { Server } from './server';

const rulesPage = 'https://github.com/settings-ls/settings-ls/blob/main/docs/rules.md';

/** What can be done if the server does not run. */
const remedies = [
  { title: 'Open Settings', command: 'workbench.action.openSettings', arguments: ['settings-ls.path'] },
  { title: 'Restart', command: 'settings-ls.restartServer', arguments: [] },
  { title: 'Show Log', command: 'settings-ls.showLog', arguments: [] },
];

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
      const chosen = await vscode.window.showErrorMessage(message, ...remedies);
      if (chosen) {
        await vscode.commands.executeCommand(chosen.command, ...chosen.arguments);
      }
    }),
  );
}
