// The context key with the documents that have run configurations, for the `when` clauses of commands and menus:
// `resource in settings-ls.runConfigurations`.
import * as vscode from 'vscode';
import type { Server } from './server';
import { hasRunConfiguration } from './status';

export function registerRecognized(context: vscode.ExtensionContext, server: Server): void {
  const recognized = new Map<string, vscode.Uri>();
  // VS Code converts URIs in contexts, but not strings: on a remote machine, those of the window differ
  const publish = () => vscode.commands.executeCommand('setContext', 'settings-ls.runConfigurations', [...recognized.values()]);
  const set = (uri: vscode.Uri, isRecognized: boolean) => {
    const key = uri.toString();
    if (isRecognized !== recognized.has(key)) {
      if (isRecognized) {
        recognized.set(key, uri);
      } else {
        recognized.delete(key);
      }
      void publish();
    }
  };
  context.subscriptions.push(
    server.onDidReadStatus(({ uri, status }) => set(editorUri(uri), hasRunConfiguration(status))),
    server.onDidFail(() => { recognized.clear(); void publish(); }), // the commands are those of the server
    vscode.workspace.onDidCloseTextDocument(({ uri }) => set(uri, false)),
    vscode.workspace.onDidCloseNotebookDocument(({ uri }) => set(uri, false)),
  );
}

/** The URI of the editor of a document: that of the notebook of a cell. */
function editorUri(uri: vscode.Uri): vscode.Uri {
  const notebook = vscode.workspace.notebookDocuments.find((book) => book.getCells().some(({ document }) => document.uri.toString() === uri.toString()));
  return notebook?.uri ?? uri;
}
