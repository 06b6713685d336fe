// Shows the ZenML release and the stack of the document in the editor in the language status, or why there are none.
import * as vscode from 'vscode';
import { languages } from './documents';
import { isKnown } from './languages';
import type { Server } from './server';
import { releaseShown, stackShown, type Shown, type Status } from './status';

const everywhere: vscode.DocumentSelector = [{ language: 'yaml' }, { language: 'python' }];

export function registerLanguageStatus(context: vscode.ExtensionContext, server: Server): void {
  const items = new Items(server);
  const show = () => void items.update();
  context.subscriptions.push(
    items, server.onDidStart(show), server.onDidCheck(show), server.onDidFail((error) => items.fail(error)), vscode.window.onDidChangeActiveTextEditor(show));
}

class Items implements vscode.Disposable {
  private readonly release = item('release', 'ZenML Release');
  private readonly stack = item('stack', 'ZenML Stack');
  private readonly unrecognized = item('unrecognized', 'ZenML Run Configuration');
  private readonly failure = item('failure', 'ZenML Server');

  constructor(private readonly server: Server) {
    this.release.command = { command: 'settings-ls.selectWorkspaceRelease', title: 'Select Release' };
    this.stack.command = { command: 'settings-ls.selectWorkspaceStack', title: 'Select Stack' };
    this.unrecognized.text = 'Not recognized as a ZenML run configuration';
    this.failure.text = 'settings-ls is not running';
    this.failure.severity = vscode.LanguageStatusSeverity.Error;
    this.failure.command = { command: 'settings-ls.restartServer', title: 'Restart' };
  }

  /** Shows the status of the document in the editor. */
  async update(): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    const status = document && isKnown(document) && !(document.uri.scheme in languages) ? await this.server.status(document.uri) : undefined;
    if (document !== vscode.window.activeTextEditor?.document || !this.server.client) {
      return; // the status of the new active editor will follow, or there is none
    }
    this.failure.selector = [];
    set(this.release, document, status?.runConfiguration ? releaseShown(status) : undefined);
    set(this.stack, document, status?.runConfiguration ? stackShown(status) : undefined);
    this.unrecognized.selector = document && isUnrecognized(status) ? { language: document.languageId } : [];
    this.unrecognized.command = document && { command: 'settings-ls.treatAsRunConfiguration', title: 'Treat as Run Configuration', arguments: [{ uri: this.server.uri(document.uri) }] };
  }

  /** Shows that the server does not run. */
  fail(error: Error): void {
    for (const hidden of [this.release, this.stack, this.unrecognized]) {
      hidden.selector = [];
    }
    this.failure.detail = error.message;
    this.failure.selector = everywhere;
  }

  dispose(): void {
    for (const shown of [this.release, this.stack, this.unrecognized, this.failure]) {
      shown.dispose();
    }
  }
}

/** Makes an item that is not shown yet. */
function item(id: string, name: string): vscode.LanguageStatusItem {
  const made = vscode.languages.createLanguageStatusItem(`settings-ls.${id}`, []);
  made.name = name;
  return made;
}

/** Shows an item for a document, or hides it. */
function set(of: vscode.LanguageStatusItem, document: vscode.TextDocument | undefined, shown: Shown | undefined): void {
  of.selector = document && shown ? { language: document.languageId } : [];
  of.text = shown?.text ?? '';
  of.detail = shown?.detail ?? '';
}

function isUnrecognized(status: Status | undefined): boolean {
  return status?.runConfiguration === false && status.foreign === false;
}
