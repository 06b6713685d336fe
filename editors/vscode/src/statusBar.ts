// Shows in the status bar the ZenML release that the document in the editor is checked against.
import * as vscode from 'vscode';
import { languages } from './documents';
import { isKnown } from './languages';
import type { Server } from './server';
import { statusText } from './status';

export function registerStatusBar(context: vscode.ExtensionContext, server: Server): void {
  const item = vscode.window.createStatusBarItem('settings-ls.status', vscode.StatusBarAlignment.Right, 100);
  item.name = 'settings-ls';
  item.command = 'settings-ls.showLog';
  const show = () => void update(item, server);
  context.subscriptions.push(item, server.onDidStart(show), server.onDidCheck(show), server.onDidFail(() => item.hide()), vscode.window.onDidChangeActiveTextEditor(show));
}

async function update(item: vscode.StatusBarItem, server: Server): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  const shown = document && isKnown(document) && !(document.uri.scheme in languages) ? statusText(await server.status(document.uri)) : undefined;
  if (document !== vscode.window.activeTextEditor?.document) {
    return; // the status of the new active editor will follow
  }
  if (!shown) {
    item.hide();
    return;
  }
  item.text = shown.text;
  item.tooltip = shown.tooltip;
  item.show();
}
