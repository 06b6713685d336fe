// The view of a Dockerfile: hovers and links from the server, and the commands that select its step, release and stack.
import * as vscode from 'vscode';
import { showBeside } from './documents';
import type { Server } from './server';

export const dockerfileScheme = 'zenml-dockerfile';

interface Choice {
  label: string;
  detail?: string;
  target: Record<string, string>;
  current?: boolean;
}

interface Choices {
  steps: Choice[];
  releases: Choice[];
  stacks: Choice[];
}

export function registerDockerfile(context: vscode.ExtensionContext, server: Server): void {
  const selector = { scheme: dockerfileScheme };
  const select = (of: keyof Choices, placeHolder: string) => () => selectTarget(server, of, placeHolder);
  // VS Code's own key resourceScheme does not match these documents in the title of an editor and in key bindings
  const publish = (editor: vscode.TextEditor | undefined) =>
    vscode.commands.executeCommand('setContext', 'settings-ls.inDockerfile', editor?.document.uri.scheme === dockerfileScheme);
  void publish(vscode.window.activeTextEditor);
  context.subscriptions.push(
    vscode.window.onDidChangeActiveTextEditor(publish),
    vscode.languages.registerHoverProvider(selector, { provideHover: (document, position) => hover(server, document, position) }),
    vscode.languages.registerDocumentLinkProvider(selector, { provideDocumentLinks: (document) => links(server, document) }),
    vscode.commands.registerCommand('settings-ls.selectStep', select('steps', 'Show the Dockerfile of')),
    vscode.commands.registerCommand('settings-ls.selectRelease', select('releases', 'Show the Dockerfile of the release')),
    vscode.commands.registerCommand('settings-ls.selectStack', select('stacks', 'Show the Dockerfile for the stack')),
  );
}

async function hover(server: Server, document: vscode.TextDocument, { line, character }: vscode.Position): Promise<vscode.Hover | undefined> {
  const params = { textDocument: { uri: server.uri(document.uri) }, position: { line, character } };
  type Result = Parameters<NonNullable<Server['client']>['protocol2CodeConverter']['asHover']>[0];
  return server.client?.protocol2CodeConverter.asHover(await server.request<NonNullable<Result>>('textDocument/hover', params));
}

async function links(server: Server, document: vscode.TextDocument): Promise<vscode.DocumentLink[] | undefined> {
  const params = { textDocument: { uri: server.uri(document.uri) } };
  type Result = Parameters<NonNullable<Server['client']>['protocol2CodeConverter']['asDocumentLinks']>[0];
  return server.client?.protocol2CodeConverter.asDocumentLinks(await server.request<NonNullable<Result>>('textDocument/documentLink', params));
}

/** Shows the Dockerfile in the editor for another step, release or stack, in the same tab group, and closes the former. */
async function selectTarget(server: Server, of: keyof Choices, placeHolder: string): Promise<void> {
  const uri = vscode.window.activeTextEditor?.document.uri;
  if (uri?.scheme !== dockerfileScheme) {
    return;
  }
  const choices = await server.request<Choices>('settings-ls/choices', { uri: server.uri(uri) });
  const items = choices?.[of].map((choice) => ({
    label: choice.label, description: [choice.detail, choice.current ? 'current' : undefined].filter(Boolean).join(' · '), choice,
  }));
  const chosen = items && await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true });
  if (chosen && !chosen.choice.current) {
    const shown = await vscode.commands.executeCommand<{ uri: string }>('settings-ls.showDockerfile', { uri: server.uri(uri), ...chosen.choice.target });
    await showBeside(vscode.Uri.parse(shown.uri)); // the server asks for it as well, but possibly later
    await vscode.window.tabGroups.close(tabsOf(uri), true);
  }
}

function tabsOf(uri: vscode.Uri): vscode.Tab[] {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.filter(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString());
}
