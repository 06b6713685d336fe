// The documents that the server generates: Dockerfiles, effective settings, comparisons.
import * as vscode from 'vscode';
import { State, type LanguageClient } from 'vscode-languageclient/node';
import type { Server } from './server';

/** The language of each document, by URI scheme. */
export const languages: Record<string, string> = {
  'zenml-dockerfile': 'dockerfile', 'zenml-effective': 'yaml', 'zenml-upgrade': 'diff', 'zenml-compare': 'diff',
  'zenml-python': 'python', 'zenml-yaml': 'yaml', 'zenml-rule': 'markdown', 'zenml-integration': 'plaintext',
  'zenml-requirements': 'plaintext',
};

export function registerDocuments(_: vscode.ExtensionContext, server: Server): void {
  server.middleware.window = {
    showDocument: async (params, token, next) => {
      const uri = vscode.Uri.parse(params.uri);
      return uri.scheme in languages ? { success: await showBeside(uri) } : next(params, token);
    },
  };
}

/** Opens a document in a permanent tab next to the editor, or next to the other documents of the server if one of them is in the editor. */
export async function showBeside(uri: vscode.Uri): Promise<boolean> {
  const isBeside = (vscode.window.activeTextEditor?.document.uri.scheme ?? '') in languages;
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.languages.setTextDocumentLanguage(document, languages[uri.scheme]);
  await vscode.window.showTextDocument(document, {
    viewColumn: isBeside ? vscode.ViewColumn.Active : vscode.ViewColumn.Beside, preserveFocus: true, preview: false,
  });
  return true;
}

/** Reloads open documents whenever a server starts: a new server does not know them and would not report changes. */
export function readAgainOnStart(client: LanguageClient): void {
  client.onDidChangeState(async ({ newState }) => {
    if (newState !== State.Running) {
      return;
    }
    await client.start().catch(() => undefined); // already starting; the content providers are registered when it has started
    for (const { scheme, onDidChangeEmitter } of client.getFeature('workspace/textDocumentContent')?.getProviders() ?? []) {
      vscode.workspace.textDocuments.filter(({ uri }) => uri.scheme === scheme).forEach(({ uri }) => onDidChangeEmitter.fire(uri));
    }
  });
}
