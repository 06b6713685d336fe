// Typing in run configurations: lists that open after a key, indentation, and no words of other files. Other YAML files keep what they have.
import * as vscode from 'vscode';
import type { StaticFeature } from 'vscode-languageclient/node';
import { enterRules } from './indentation';
import type { Server } from './server';
import { hasRunConfiguration } from './status';

/** Tells the server which commands of the editor the items of a list may run. */
export const editorCommands: StaticFeature = {
  fillClientCapabilities: (capabilities) => {
    capabilities.experimental = { ...capabilities.experimental, commands: { commands: ['editor.action.triggerSuggest'] } };
  },
  initialize: () => undefined,
  getState: () => ({ kind: 'static' }),
  clear: () => undefined,
};

export function registerTyping(context: vscode.ExtensionContext, server: Server): void {
  // The YAML documents that have been run configurations since they were opened, and those that may become one since the last list had items.
  const recognized = new Set<string>(), offered = new Set<string>();
  const isOurs = (document: vscode.TextDocument | undefined) =>
    document?.languageId === 'yaml' && [recognized, offered].some((set) => set.has(document.uri.toString()));

  let rules: vscode.Disposable | undefined;
  const setRules = () => {
    const wanted = isOurs(vscode.window.activeTextEditor?.document);
    if (wanted && !rules) {
      rules = vscode.languages.setLanguageConfiguration('yaml', { onEnterRules: enterRules });
    } else if (!wanted) {
      rules?.dispose();
      rules = undefined;
    }
  };
  const mark = (set: Set<string>, uri: vscode.Uri, belongs: boolean) => {
    set[belongs ? 'add' : 'delete'](uri.toString());
    setRules();
  };

  server.middleware.provideCompletionItem = async (document, position, trigger, token, next) => {
    const result = await next(document, position, trigger, token);
    const items = Array.isArray(result) ? result : result?.items ?? [];
    if (items.length > 0 || trigger.triggerCharacter === undefined) {
      mark(offered, document.uri, items.length > 0);
    }
    const isTyped = document.getWordRangeAtPosition(position)?.start.isBefore(position) === true; // all items match if nothing is typed
    return items.length === 0 && isTyped && isOurs(document) ? [noWords()] : result;
  };
  context.subscriptions.push(
    server.onDidReadStatus(({ uri, status }) => hasRunConfiguration(status) && mark(recognized, uri, true)), // half-typed text may not be
    vscode.window.onDidChangeActiveTextEditor(setRules),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => [recognized, offered].forEach((set) => mark(set, uri, false))),
    { dispose: () => rules?.dispose() },
  );
}

/** An item that matches no word, so that it is never shown: VS Code offers the words of open files only if nobody else has items. */
function noWords(): vscode.CompletionItem {
  return Object.assign(new vscode.CompletionItem(' '), { filterText: '\u{10ffff}' });
}
