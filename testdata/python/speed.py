#!/usr/bin/env python3
"""How fast ast.parse reads the Python files below a folder, to compare with BenchmarkParse of internal/pydoc/syntax."""

import ast
import sys
import time
import warnings
from pathlib import Path

warnings.simplefilter("ignore")


def main(folder):
    size = seconds = 0
    for path in sorted(Path(folder).rglob("*.py")):
        source = path.read_bytes()
        start = time.process_time()
        try:
            ast.parse(source)
        except (SyntaxError, ValueError):
            continue
        seconds += time.process_time() - start
        size += len(source)
    print(f"ast.parse of Python {sys.version.split()[0]}: {size / 1e6 / seconds:.1f} MB/s of CPU time")


if __name__ == "__main__":
    main(*sys.argv[1:])
