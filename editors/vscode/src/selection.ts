// Selects the ZenML release and the stack that the document in the editor is checked for, in the settings of the workspace.
import * as vscode from 'vscode';
import type { Server } from './server';

interface Choices {
  releases: string[];
  stacks: { name: string; file: string }[];
}

/** An item of a selection, with the value of the setting; undefined removes the setting. */
interface Choice extends vscode.QuickPickItem {
  value: string | undefined;
}

const automatic: Choice = { label: 'Detect automatically', description: 'from the project', value: undefined };

export function registerSelection(context: vscode.ExtensionContext, server: Server): void {
  const command = (id: string, setting: string, title: string, choices: (known: Choices) => Choice[]) =>
    vscode.commands.registerCommand(id, () => select(server, setting, title, choices));
  context.subscriptions.push(
    command('settings-ls.selectWorkspaceRelease', 'zenmlVersion', 'Select a ZenML release', ({ releases }) => releases.map((value) => ({ label: `ZenML ${value}`, value }))),
    command('settings-ls.selectWorkspaceStack', 'stack', 'Select an exported stack', ({ stacks }) =>
      stacks.map(({ name, file }) => ({ label: name, description: vscode.workspace.asRelativePath(file), value: file }))),
  );
}

async function select(server: Server, setting: string, placeHolder: string, choices: (known: Choices) => Choice[]): Promise<void> {
  const uri = vscode.window.activeTextEditor?.document.uri;
  const known = uri && await server.request<Choices>('settings-ls/settingChoices', { uri: server.uri(uri) });
  if (!known) {
    return;
  }
  const chosen = await vscode.window.showQuickPick([automatic, ...choices(known)], { placeHolder, matchOnDescription: true });
  if (chosen) {
    await vscode.workspace.getConfiguration('settings-ls', uri).update(setting, chosen.value, target(uri));
  }
}

/** The settings of the folder in a workspace of several, of the workspace, or of the user if there is none. */
function target(uri: vscode.Uri): vscode.ConfigurationTarget {
  if (!vscode.workspace.workspaceFolders) {
    return vscode.ConfigurationTarget.Global;
  }
  const isOneOfMany = vscode.workspace.workspaceFile && vscode.workspace.getWorkspaceFolder(uri);
  return isOneOfMany ? vscode.ConfigurationTarget.WorkspaceFolder : vscode.ConfigurationTarget.Workspace;
}
