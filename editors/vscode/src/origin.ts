// Goes from a line of a Dockerfile to the setting that causes it.
import * as vscode from 'vscode';
import { dockerfileScheme } from './dockerfile';
import { columnOf } from './groups';
import type { Server } from './server';

export function registerOrigins(context: vscode.ExtensionContext, server: Server): void {
  context.subscriptions.push(
    vscode.commands.registerCommand('settings-ls.goToOrigin', () => goToOrigin(server)),
    vscode.languages.registerDefinitionProvider({ scheme: dockerfileScheme }, { provideDefinition: (document, position) => originOf(server, document, position) }),
  );
}

interface Answer {
  uri: string;
  range: { start: { line: number; character: number }; end: { line: number; character: number } };
}

/** Requests the location of the setting from the server; undefined if no setting causes the line. */
async function originOf(server: Server, document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Location | undefined> {
  const found = await server.request<Answer | null>(
    'settings-ls/origin', { uri: server.uri(document.uri), position: { line: position.line, character: position.character } });
  return found ? server.client?.protocol2CodeConverter.asLocation(found) : undefined;
}

/**
 * Goes to the setting that causes the current line, in the group in which the file is open. VS Code's Go to Definition
 * would open the file a second time, in the group of the Dockerfile.
 */
async function goToOrigin(server: Server): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const found = editor?.document.uri.scheme === dockerfileScheme ? await originOf(server, editor.document, editor.selection.active) : undefined;
  if (found) {
    const viewColumn = columnOf(vscode.window.tabGroups.all, found.uri.toString());
    await vscode.window.showTextDocument(found.uri, { viewColumn, selection: new vscode.Range(found.range.start, found.range.start) });
  }
}
