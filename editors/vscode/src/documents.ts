// The documents that the server makes: Dockerfiles, effective settings, differences.
import * as vscode from 'vscode';
import { State, type LanguageClient } from 'vscode-languageclient/node';

/** The language of each, by its scheme. */
export const languages: Record<string, string> = {
  'zenml-dockerfile': 'dockerfile', 'zenml-effective': 'yaml', 'zenml-upgrade': 'diff', 'zenml-compare': 'diff',
};

/** Opens one beside the editor, in a tab of its own that stays. */
export async function showBeside(uri: vscode.Uri): Promise<boolean> {
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.languages.setTextDocumentLanguage(document, languages[uri.scheme]);
  await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true, preview: false });
  return true;
}

/** Reads those that are open again whenever a server starts: it knows none of them, and would not say when they change. */
export function readAgainOnStart(client: LanguageClient): void {
  client.onDidChangeState(async ({ newState }) => {
    if (newState !== State.Running) {
      return;
    }
    await client.start().catch(() => undefined); // is under way: what gives the documents is there at its end
    for (const { scheme, onDidChangeEmitter } of client.getFeature('workspace/textDocumentContent')?.getProviders() ?? []) {
      vscode.workspace.textDocuments.filter(({ uri }) => uri.scheme === scheme).forEach(({ uri }) => onDidChangeEmitter.fire(uri));
    }
  });
}
