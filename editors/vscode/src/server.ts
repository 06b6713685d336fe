// The language server: one process, which is started again when the workspace becomes trusted or its path changes.
import * as vscode from 'vscode';
import { CloseAction, LanguageClient, RevealOutputChannelOn, type ErrorHandler, type LanguageClientOptions, type Middleware } from 'vscode-languageclient/node';
import { findServer, output, type Found } from './binary';
import { readAgainOnStart } from './documents';
import { documentSelector, onlyYAML } from './languages';
import type { Status } from './status';
import { editorCommands } from './typing';

export class Server implements vscode.Disposable {
  readonly log = vscode.window.createOutputChannel('settings-ls', { log: true });
  /** Features add to it when they are registered, before the server starts. */
  readonly middleware: Middleware = { ...onlyYAML };

  private readonly started = new vscode.EventEmitter<void>();
  /** The server runs. */
  readonly onDidStart = this.started.event;

  private readonly failed = new vscode.EventEmitter<Error>();
  /** The server could not be started. */
  readonly onDidFail = this.failed.event;

  private readonly checked = new vscode.EventEmitter<vscode.Uri>();
  /** The diagnostics of a document were requested: the status may have changed as well. */
  readonly onDidCheck = this.checked.event;

  private readonly statusRead = new vscode.EventEmitter<{ uri: vscode.Uri; status: Status | undefined }>();
  readonly onDidReadStatus = this.statusRead.event;

  private running: LanguageClient | undefined;
  private program: Found | undefined;

  constructor(private readonly context: vscode.ExtensionContext) {
    this.middleware.provideDiagnostics = async (document, previous, token, next) => {
      const report = await next(document, previous, token);
      this.checked.fire(document instanceof vscode.Uri ? document : document.uri);
      return report;
    };
  }

  /** The running client; undefined if the server does not run. */
  get client(): LanguageClient | undefined {
    return this.running;
  }

  /** Starts the server, after stopping a running one. */
  async start(): Promise<void> {
    await this.stop();
    try {
      const setting = vscode.workspace.getConfiguration('settings-ls').get<string>('path', '');
      const found = findServer({
        setting: vscode.workspace.isTrusted ? setting : '', extension: this.context.extensionPath,
        searchPath: process.env.PATH ?? '', platform: process.platform,
      });
      const version = await output(found, '--version'); // also checks that it can run on this machine
      this.log.info(`${version.trim()}, from ${found.origin}: ${found.command}`);
      const client = this.newClient(found);
      await client.start();
      this.running = client;
      this.program = found;
      this.started.fire();
    } catch (error) {
      this.failed.fire(error instanceof Error ? error : new Error(String(error)));
    }
  }

  async stop(): Promise<void> {
    const former = this.running;
    this.running = undefined;
    await former?.stop().catch(() => undefined);
  }

  dispose(): void {
    this.log.dispose();
  }

  /** The URI of a document for the server. */
  uri(uri: vscode.Uri): string {
    return this.running?.code2ProtocolConverter.asUri(uri) ?? uri.toString();
  }

  /** Sends a request that is not part of the protocol; undefined if the server does not run. */
  async request<T>(method: string, params: object): Promise<T | undefined> {
    return this.running?.sendRequest<T>(method, params);
  }

  /** The status of a document; undefined if it is not known. */
  async status(uri: vscode.Uri): Promise<Status | undefined> {
    try {
      const status = await this.request<Status>('settings-ls/status', { uri: this.uri(uri) });
      this.statusRead.fire({ uri, status });
      return status;
    } catch (error) {
      this.log.debug(`status of ${uri}: ${error}`);
      return undefined;
    }
  }

  /** Runs the program with arguments and returns its output. */
  output(...args: string[]): Promise<string> {
    return this.program ? output(this.program, ...args) : Promise.reject(new Error('the server is not running'));
  }

  /** Restarts a server that stopped, unless it did so five times within three minutes. */
  private errorHandler(client: () => LanguageClient): ErrorHandler {
    let usual: ErrorHandler | undefined;
    const handler = () => (usual ??= client().createDefaultErrorHandler(4));
    return {
      error: (error, message, count) => handler().error(error, message, count),
      closed: async () => {
        const result = await handler().closed();
        if (result.action !== CloseAction.DoNotRestart) {
          return result;
        }
        this.running = undefined;
        this.failed.fire(new Error('the server stopped five times; see the log'));
        return { ...result, handled: true };
      },
    };
  }

  private newClient(program: Found): LanguageClient {
    const options: LanguageClientOptions = {
      documentSelector,
      outputChannel: this.log,
      errorHandler: this.errorHandler(() => client),
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      synchronize: { configurationSection: 'settings-ls' },
      middleware: this.middleware,
    };
    const client: LanguageClient = new LanguageClient('settings-ls', 'settings-ls', { command: program.command, args: ['lsp'] }, options);
    readAgainOnStart(client);
    client.registerFeature(editorCommands);
    return client;
  }
}

/** Registers a feature: adds its commands, providers and listeners to the subscriptions. The server starts afterwards. */
export type Feature = (context: vscode.ExtensionContext, server: Server) => void;
