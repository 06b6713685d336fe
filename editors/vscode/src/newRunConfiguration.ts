// A new run configuration, from the server's template.
import * as vscode from 'vscode';
import type { Server } from './server';

const template = 'run configuration';

export function registerNewRunConfiguration(context: vscode.ExtensionContext, server: Server): void {
  context.subscriptions.push(vscode.commands.registerCommand('settings-ls.newRunConfiguration', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'yaml' });
    const editor = await vscode.window.showTextDocument(document);
    const list = await server.request<CompletionList>('textDocument/completion', {
      textDocument: { uri: server.uri(document.uri) }, position: { line: 0, character: 0 }, context: { triggerKind: 1 },
    });
    const item = list?.items.find(({ label }) => label === template);
    if (item?.textEdit) {
      await editor.insertSnippet(new vscode.SnippetString(item.textEdit.newText));
    }
  }));
}

/** The parts of the protocol's list that are used here. */
interface CompletionList {
  items: { label: string; textEdit?: { newText: string } }[];
}
