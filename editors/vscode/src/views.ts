// The commands of the server that show a document: a Dockerfile, effective settings, a comparison, a conversion.
import * as vscode from 'vscode';
import { chooseRelease } from './compare';
import type { Server } from './server';
import { hasRunConfiguration, stepChoices, type Pipeline, type Status } from './status';

/** What a command needs besides the cursor. */
const needed: Record<string, 'cursor' | 'two steps' | 'release'> = {
  'settings-ls.showDockerfile': 'cursor',
  'settings-ls.showEffective': 'cursor',
  'settings-ls.showUpgrade': 'release',
  'settings-ls.convertToPython': 'cursor',
  'settings-ls.convertToYAML': 'cursor',
  'settings-ls.compareSteps': 'two steps',
};

/** The argument of a command of the server. */
interface Target {
  uri: string;
  position?: { line: number; character: number };
  pipeline?: string;
  step?: string;
  with?: string;
  against?: string;
}

/**
 * Adds the argument of a command for the document in the editor. Menus give its URI and the palette gives nothing, whereas lenses and
 * code actions give the whole argument.
 */
export function registerViews(_: vscode.ExtensionContext, server: Server): void {
  server.middleware.executeCommand = async (command, args, next) => {
    const given: unknown = args[0];
    if (!(command in needed) || (given !== undefined && !(given instanceof vscode.Uri))) {
      return next(command, args);
    }
    const target = await targetOf(server, command, given);
    return target && next(command, [target]);
  };
}

async function targetOf(server: Server, command: string, given: vscode.Uri | undefined): Promise<Target | undefined> {
  const editor = vscode.window.activeTextEditor;
  const uri = editor?.document.uri ?? given;
  const status = uri && await server.status(uri);
  if (!hasRunConfiguration(status)) {
    void vscode.window.showInformationMessage('Open a ZenML run configuration, or a Python file with a pipeline.');
    return undefined;
  }
  if (needed[command] === 'two steps') {
    return twoSteps(server.uri(uri!), status);
  }
  const against = needed[command] === 'release' ? await chooseRelease() : undefined;
  if (needed[command] === 'release' && !against) {
    return undefined;
  }
  const { line, character } = editor?.selection.active ?? new vscode.Position(0, 0);
  return { uri: server.uri(uri!), position: { line, character }, against };
}

/** Asks for the pipeline and the steps to compare; undefined if nothing was selected. */
async function twoSteps(uri: string, status: Status): Promise<Target | undefined> {
  const pipeline = await pipelineOf(status);
  if (status.pipelines && !pipeline) {
    return undefined;
  }
  const steps = stepChoices(pipeline ?? status);
  const step = await vscode.window.showQuickPick(steps, { placeHolder: 'Select a step' });
  const other = step && await vscode.window.showQuickPick(steps, { placeHolder: 'Compare with' });
  return other && { uri, pipeline: pipeline?.name, step: step.step, with: other.step };
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
