// Highlights the lines of a Dockerfile that the setting under the cursor causes, and the settings that cause the line under the cursor.
import * as vscode from 'vscode';
import { causedLines, settingsOf, type Causes, type Range } from './causes';
import { dockerfileScheme } from './dockerfile';
import type { Server } from './server';

export function registerHighlight(context: vscode.ExtensionContext, server: Server): void {
  const style = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor('editor.wordHighlightBackground'),
    overviewRulerColor: new vscode.ThemeColor('editorOverviewRuler.wordHighlightForeground'),
    overviewRulerLane: vscode.OverviewRulerLane.Center,
  });
  const highlight = new Highlight(server, style);
  context.subscriptions.push(
    style,
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => highlight.show(textEditor)),
    vscode.window.onDidChangeActiveTextEditor((editor) => highlight.show(editor)),
    vscode.workspace.onDidChangeTextDocument(({ document }) => highlight.changed(document)),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => highlight.forget(uri)),
  );
}

class Highlight {
  /** The causes of each Dockerfile, read once for each of its texts. */
  private readonly causes = new Map<string, Promise<Causes | undefined>>();

  constructor(private readonly server: Server, private readonly style: vscode.TextEditorDecorationType) {}

  /** Shows what the cursor of an editor is about in the other visible editors. */
  async show(editor: vscode.TextEditor | undefined): Promise<void> {
    const dockerfiles = vscode.window.visibleTextEditors.filter(({ document }) => document.uri.scheme === dockerfileScheme);
    if (!editor || dockerfiles.length === 0) {
      return;
    }
    const cursor = editor.selection.active;
    if (editor.document.uri.scheme === dockerfileScheme) {
      editor.setDecorations(this.style, []);
      const settings = settingsOf(await this.of(editor.document), cursor.line);
      for (const other of vscode.window.visibleTextEditors.filter(({ document }) => document.uri.scheme !== dockerfileScheme)) {
        const uri = this.server.uri(other.document.uri);
        other.setDecorations(this.style, settings.filter((setting) => setting.uri === uri).map(({ extent }) => toRange(extent)));
      }
      return;
    }
    editor.setDecorations(this.style, []);
    for (const dockerfile of dockerfiles) {
      const lines = causedLines(await this.of(dockerfile.document), this.server.uri(editor.document.uri), cursor);
      dockerfile.setDecorations(this.style, lines.filter((line) => line < dockerfile.document.lineCount).map((line) => dockerfile.document.lineAt(line).range));
    }
  }

  /** A Dockerfile has a new text, which follows a change of its source. */
  changed(document: vscode.TextDocument): void {
    if (document.uri.scheme === dockerfileScheme) {
      this.forget(document.uri);
      void this.show(vscode.window.activeTextEditor);
    }
  }

  forget(uri: vscode.Uri): void {
    this.causes.delete(uri.toString());
  }

  private of({ uri }: vscode.TextDocument): Promise<Causes | undefined> {
    const known = this.causes.get(uri.toString());
    if (known) {
      return known;
    }
    const causes = this.server.request<Causes>('settings-ls/causes', { uri: this.server.uri(uri) }).catch((error) => {
      this.server.log.debug(`causes of ${uri}: ${error}`);
      this.forget(uri);
      return undefined;
    });
    this.causes.set(uri.toString(), causes);
    return causes;
  }
}

function toRange({ start, end }: Range): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}
