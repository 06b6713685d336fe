#!/usr/bin/env python3
"""Writes what CPython's ast reads in Python files, for the tests of internal/pydoc/syntax.

    python3 dump.py FOLDER OUT.jsonl      all files below a folder that this Python can read

A line has, for one file, its "path", and in the order of the text
  "calls":    [start, end, end of the function, positional arguments, [[keyword or null, start, end of the value], ...]]
  "strings":  [start, end, "str" or "bytes", hash of the value]
  "fields":   [start, end] of strings with replacement fields
Offsets are bytes. Before Python 3.12 ast does not know where the expressions in replacement fields are: these are left
out then, and "exact" is false. What is in the patterns of a match statement is left out too.
"""

import ast
import hashlib
import json
import re
import sys
import warnings
from pathlib import Path

warnings.simplefilter("ignore")
EXACT = sys.version_info >= (3, 12)
FIELDS = tuple(getattr(ast, name) for name in ("JoinedStr", "TemplateStr") if hasattr(ast, name))

PATTERN = getattr(ast, "pattern", ())


class Reader(ast.NodeVisitor):
    def __init__(self, source):
        self.lines = [0] + [m.end() for m in re.finditer(rb"\r\n|\r|\n", source)]
        self.mark = 3 if source.startswith(b"\xef\xbb\xbf") else 0
        self.calls, self.strings, self.fields = [], [], []

    def offset(self, line, column):
        return self.lines[line - 1] + column + (self.mark if line == 1 else 0)

    def span(self, node):
        return [self.offset(node.lineno, node.col_offset), self.end(node)]

    def end(self, node):
        return self.offset(node.end_lineno, node.end_col_offset)

    def visit(self, node):
        if isinstance(node, PATTERN):
            return
        if isinstance(node, FIELDS):
            self.fields.append(self.span(node))
            if EXACT:
                self.visit_fields(node)
            return
        if isinstance(node, ast.Call):
            keywords = [[k.arg, *self.span(k.value)] for k in node.keywords]
            self.calls.append([*self.span(node), self.end(node.func), len(node.args), keywords])
        if isinstance(node, ast.Constant) and isinstance(node.value, (str, bytes)):
            self.strings.append([*self.span(node), type(node.value).__name__, digest(node.value)])
        self.generic_visit(node)

    def visit_fields(self, node):
        for part in node.values:
            if not isinstance(part, ast.Constant):
                self.visit(part.value)
                if part.format_spec:
                    self.visit_fields(part.format_spec)


def digest(value):
    data = value if isinstance(value, bytes) else value.encode("utf-8", "surrogatepass")
    return hashlib.sha1(data).hexdigest()[:16]


def read(path):
    source = path.read_bytes()
    source.decode("utf-8")
    reader = Reader(source)
    reader.visit(ast.parse(source))
    return {
        "path": str(path),
        "exact": EXACT,
        "calls": sorted(reader.calls),
        "strings": sorted(reader.strings),
        "fields": sorted(reader.fields),
    }


def main(folder, out):
    refused = 0
    with open(out, "w", encoding="utf-8") as file:
        for path in sorted(Path(folder).rglob("*.py")):
            try:
                print(json.dumps(read(path), separators=(",", ":"), ensure_ascii=False), file=file)
            except (SyntaxError, ValueError, RecursionError):
                refused += 1
    print(f"Python {sys.version.split()[0]} refuses {refused} files", file=sys.stderr)


if __name__ == "__main__":
    main(*sys.argv[1:])
