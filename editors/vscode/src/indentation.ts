// The Enter key in YAML. VS Code itself keeps the indentation.
import type * as vscode from 'vscode';

const indent = 1 satisfies vscode.IndentAction.Indent;

/** What follows a key is indented below it, and so are the lines of a block scalar. */
export const enterRules: vscode.OnEnterRule[] = [
  { beforeText: /^\s*(?:- +)+[^\s#].*:\s*(?:[&!]\S+\s*)*(?:[|>][-+\d]*)?$/, afterText: /^\s*(?:#.*)?$/, action: { indentAction: indent, appendText: '  ' } },
  { beforeText: /^\s*[^\s#-].*:\s*(?:[&!]\S+\s*)*(?:[|>][-+\d]*)?$/, afterText: /^\s*(?:#.*)?$/, action: { indentAction: indent } },
];
