// The document of effective settings: links to where each is set, and a button that shows ZenML's defaults.
import * as vscode from 'vscode';
import type { DocumentLink } from 'vscode-languageclient';
import { columnOf } from './groups';
import type { Server } from './server';

const scheme = 'zenml-effective';

export function registerEffective(context: vscode.ExtensionContext, server: Server): void {
  const show = (all: boolean) => () => {
    const uri = vscode.window.activeTextEditor?.document.uri;
    return uri?.scheme === scheme && vscode.commands.executeCommand('settings-ls.showEffective', { uri: server.uri(uri), all });
  };
  context.subscriptions.push(
    vscode.commands.registerCommand('settings-ls.showDefaults', show(true)),
    vscode.commands.registerCommand('settings-ls.hideDefaults', show(false)),
    vscode.commands.registerCommand('settings-ls.openSetting', openSetting),
    vscode.languages.registerDocumentLinkProvider({ scheme }, { provideDocumentLinks: (document) => linksOf(server, document) }),
  );
}

async function linksOf(server: Server, document: vscode.TextDocument): Promise<vscode.DocumentLink[]> {
  const links = await server.request<DocumentLink[]>('textDocument/documentLink', { textDocument: { uri: server.uri(document.uri) } });
  return (links ?? []).map(({ range, target }) => {
    const link = new vscode.DocumentLink(
      new vscode.Range(range.start.line, range.start.character, range.end.line, range.end.character),
      vscode.Uri.parse(`command:settings-ls.openSetting?${encodeURIComponent(JSON.stringify([target]))}`));
    link.tooltip = 'Go to the setting';
    return link;
  });
}

/** Opens the target of a link, such as file:///run.yaml#L3,5, in the group in which the file is open. */
async function openSetting(target: string): Promise<void> {
  const uri = vscode.Uri.parse(target);
  const [line, character] = uri.fragment.slice(1).split(',').map((text) => Number(text) - 1);
  const at = new vscode.Position(line, character);
  const file = uri.with({ fragment: '' });
  await vscode.window.showTextDocument(file, { viewColumn: columnOf(vscode.window.tabGroups.all, file.toString()), selection: new vscode.Range(at, at) });
}
