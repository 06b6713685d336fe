import * as vscode from 'vscode';
import { LanguageClient, RevealOutputChannelOn, type LanguageClientOptions } from 'vscode-languageclient/node';
import { findServer, output, type Found } from './binary';
import { languages, readAgainOnStart, showBeside } from './documents';
import { documentSelector, isKnown, onlyYAML } from './languages';
import { dockerfileScheme, goToOrigin, originOf } from './origin';
import { offerSchemas, schemasWanted } from './redhat';
import { Schemas } from './schemas';
import { hasRunConfiguration, statusText, stepChoices, type Pipeline, type Status } from './status';

const rulesPage = 'https://github.com/settings-ls/settings-ls/blob/main/docs/rules.md';

let client: LanguageClient | undefined;
let server: Found | undefined;
let log: vscode.LogOutputChannel;
let statusBar: vscode.StatusBarItem;
const schemas = new Schemas(
  (release) => (server ? output(server, 'schema', '--zenml-version', release) : Promise.reject(new Error('the server is not running'))), schemasWanted);

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  log = vscode.window.createOutputChannel('settings-ls', { log: true });
  statusBar = vscode.window.createStatusBarItem('settings-ls.status', vscode.StatusBarAlignment.Right, 100);
  statusBar.name = 'settings-ls';
  statusBar.command = 'settings-ls.showLog';
  const command = (id: string, run: (...args: unknown[]) => unknown) => vscode.commands.registerCommand(id, run);
  context.subscriptions.push(
    log, statusBar,
    command('settings-ls.restart', () => start(context)),
    command('settings-ls.showLog', () => log.show()),
    command('settings-ls.rules', () => vscode.env.openExternal(vscode.Uri.parse(rulesPage))),
    command('settings-ls.view.dockerfile', () => view('settings-ls.showDockerfile', 1)),
    command('settings-ls.view.effective', () => view('settings-ls.showEffective', 1)),
    command('settings-ls.view.compare', () => view('settings-ls.compareSteps', 2)),
    command('settings-ls.view.upgrade', () => view('settings-ls.showUpgrade', 0)),
    command('settings-ls.goToOrigin', () => goToOrigin(client)),
    vscode.languages.registerDefinitionProvider({ scheme: dockerfileScheme }, { provideDefinition: (document, position) => originOf(client, document, position) }),
    vscode.window.onDidChangeActiveTextEditor(() => showStatus()),
    vscode.workspace.onDidGrantWorkspaceTrust(() => start(context)),
    vscode.workspace.onDidChangeConfiguration(async (change) => {
      if (change.affectsConfiguration('settings-ls.path')) {
        await start(context);
      } else if (change.affectsConfiguration('settings-ls.yaml-schema')) {
        await offer();
      }
    }),
    vscode.extensions.onDidChange(offer),
  );
  await start(context);
  void offer();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}

/** Starts the server, after stopping a running one. */
async function start(context: vscode.ExtensionContext): Promise<void> {
  const former = client;
  client = undefined;
  await former?.stop().catch(() => undefined);
  try {
    const setting = vscode.workspace.getConfiguration('settings-ls').get<string>('path', '');
    const found = findServer({
      setting: vscode.workspace.isTrusted ? setting : '', extension: context.extensionPath,
      searchPath: process.env.PATH ?? '', platform: process.platform,
    });
    const version = await output(found, '--version'); // also checks that it can run on this machine
    log.info(`${version.trim()}, from ${found.origin}: ${found.command}`);
    const started = newClient(found);
    await started.start();
    client = started;
    server = found;
    await showStatus();
  } catch (error) {
    const message = `settings-ls cannot run: ${error instanceof Error ? error.message : error}`;
    log.error(message);
    statusBar.hide();
    void vscode.window.showErrorMessage(message, 'Show Log').then((chosen) => chosen && log.show());
  }
}

function newClient(server: Found): LanguageClient {
  const options: LanguageClientOptions = {
    documentSelector,
    outputChannel: log,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    connectionOptions: { maxRestartCount: 4 },
    synchronize: { configurationSection: 'settings-ls' },
    middleware: {
      ...onlyYAML,
      provideDiagnostics: async (document, previous, token, next) => {
        const report = await next(document, previous, token);
        void showStatus(); // the release or the source root may have changed as well
        return report;
      },
      window: {
        showDocument: async (params, token, next) => {
          const uri = vscode.Uri.parse(params.uri);
          return uri.scheme in languages ? { success: await showBeside(uri) } : next(params, token);
        },
      },
    },
  };
  const made = new LanguageClient('settings-ls', 'settings-ls', { command: server.command, args: ['lsp'] }, options);
  readAgainOnStart(made);
  return made;
}

/** Runs a command of the server for the document in the editor, after selecting the steps that it needs. */
async function view(command: string, steps: 0 | 1 | 2): Promise<void> {
  const uri = vscode.window.activeTextEditor?.document.uri;
  if (!client || !uri) {
    return;
  }
  const status = await statusOf(uri);
  if (!hasRunConfiguration(status)) {
    void vscode.window.showInformationMessage('settings-ls: not a ZenML run configuration.');
    return;
  }
  const about: Record<string, string> = { uri: client.code2ProtocolConverter.asUri(uri) };
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

async function offer(): Promise<void> {
  await offerSchemas(schemas).catch((error) => log.error(`cannot provide the schema to Red Hat's YAML extension: ${error}`));
}

async function statusOf(uri: vscode.Uri): Promise<Status | undefined> {
  try {
    const status = await client?.sendRequest<Status>('settings-ls/status', { uri: client.code2ProtocolConverter.asUri(uri) });
    schemas.keep(uri.toString(), status);
    return status;
  } catch (error) {
    log.debug(`status of ${uri}: ${error}`);
    return undefined;
  }
}

/** Shows in the status bar the ZenML release that the document in the editor is checked against. */
async function showStatus(): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  const shown = document && isKnown(document) && !(document.uri.scheme in languages) ? statusText(await statusOf(document.uri)) : undefined;
  if (document !== vscode.window.activeTextEditor?.document) {
    return; // the status of the new active editor will follow
  }
  if (!shown) {
    statusBar.hide();
    return;
  }
  statusBar.text = shown.text;
  statusBar.tooltip = shown.tooltip;
  statusBar.show();
}
