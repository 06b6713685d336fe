// The languages of the server.
import type * as vscode from 'vscode';
import type { LanguageClientOptions, Middleware } from 'vscode-languageclient/node';

/** The documents that are sent to the server. It ignores those that have nothing to do with ZenML. */
export const documentSelector: LanguageClientOptions['documentSelector'] = [
  { scheme: 'file', language: 'yaml' }, { scheme: 'untitled', language: 'yaml' },
  { scheme: 'file', language: 'python' }, { scheme: 'untitled', language: 'python' },
  { notebook: 'jupyter-notebook', language: 'python' },
];

/** Whether the server can know a document. */
export function isKnown(document: vscode.TextDocument): boolean {
  return document.languageId === 'yaml' || document.languageId === 'python';
}

/**
 * Leaves to others what the server does not provide for Python: an empty list of folding ranges would replace those that VS Code
 * finds by the indentation.
 */
export const onlyYAML: Middleware = {
  provideFoldingRanges: (document, context, token, next) => (document.languageId === 'python' ? undefined : next(document, context, token)),
  provideSelectionRanges: (document, positions, token, next) => (document.languageId === 'python' ? undefined : next(document, positions, token)),
};
