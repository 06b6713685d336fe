// The commands that show documents of the server: Dockerfiles, effective settings, comparisons.
import * as vscode from 'vscode';
import type { Server } from './server';
import { hasRunConfiguration, stepChoices, type Pipeline, type Status } from './status';

export function registerViews(context: vscode.ExtensionContext, server: Server): void {
  const command = (id: string, name: string, steps: 0 | 1 | 2) => vscode.commands.registerCommand(id, () => view(server, name, steps));
  context.subscriptions.push(
    command('settings-ls.view.dockerfile', 'settings-ls.showDockerfile', 1),
    command('settings-ls.view.effective', 'settings-ls.showEffective', 1),
    command('settings-ls.view.compare', 'settings-ls.compareSteps', 2),
    command('settings-ls.view.upgrade', 'settings-ls.showUpgrade', 0),
  );
}

/** Runs a command of the server for the document in the editor, after selecting the steps that it needs. */
async function view(server: Server, command: string, steps: 0 | 1 | 2): Promise<void> {
  const uri = vscode.window.activeTextEditor?.document.uri;
  if (!server.client || !uri) {
    return;
  }
  const status = await server.status(uri);
  if (!hasRunConfiguration(status)) {
    void vscode.window.showInformationMessage('settings-ls: not a ZenML run configuration.');
    return;
  }
  const about: Record<string, string> = { uri: server.uri(uri) };
  const pipeline = await pipelineOf(status);
  if (status.pipelines && !pipeline) {
    return;
  }
  if (pipeline) {
    about.pipeline = pipeline.name;
  }
  for (const [i, name] of ['step', 'with'].slice(0, steps).entries()) {
    const chosen = await vscode.window.showQuickPick(stepChoices(pipeline ?? status), { placeHolder: i === 0 ? 'Select a step' : 'Compare with' });
    if (!chosen) {
      return;
    }
    about[name] = chosen.step;
  }
  await vscode.commands.executeCommand(command, about);
}

/** The pipeline of a Python document, after selecting it if there are several; undefined if none is selected or the document has no pipelines. */
async function pipelineOf(status: Status): Promise<Pipeline | undefined> {
  const pipelines = status.pipelines ?? [];
  if (pipelines.length <= 1) {
    return pipelines[0];
  }
  const chosen = await vscode.window.showQuickPick(pipelines.map((pipeline) => ({ label: pipeline.name, pipeline })), { placeHolder: 'Select a pipeline' });
  return chosen?.pipeline;
}
