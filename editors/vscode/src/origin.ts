// From a line of a Dockerfile to the key that caused it.
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { columnOf } from './groups';

export const dockerfileScheme = 'zenml-dockerfile';

interface Answer {
  uri: string;
  range: { start: { line: number; character: number }; end: { line: number; character: number } };
}

/** Asks the server for the place of the key; undefined where a line has none. */
export async function originOf(client: LanguageClient | undefined, document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Location | undefined> {
  const found = await client?.sendRequest<Answer | null>(
    'settings-ls/origin', { uri: client.code2ProtocolConverter.asUri(document.uri), position: { line: position.line, character: position.character } });
  return found ? client?.protocol2CodeConverter.asLocation(found) : undefined;
}

/**
 * Goes there from the line of the cursor, in the group that shows the file. VS Code's own Go to Definition would open it
 * a second time, in the group of the Dockerfile; it takes over where this leads nowhere: the key is bound in every Dockerfile
 * that cannot be written, as the scheme of a document is not known to key bindings.
 */
export async function goToOrigin(client: LanguageClient | undefined): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const found = editor?.document.uri.scheme === dockerfileScheme && await originOf(client, editor.document, editor.selection.active);
  if (!found) {
    await vscode.commands.executeCommand('editor.action.revealDefinition');
    return;
  }
  const viewColumn = columnOf(vscode.window.tabGroups.all, found.uri.toString());
  await vscode.window.showTextDocument(found.uri, { viewColumn, selection: new vscode.Range(found.range.start, found.range.start) });
}
