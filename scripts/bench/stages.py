#!/usr/bin/env python3
"""Runs the Go benchmarks of each stage by the number of lines, and writes their table into docs/performance.md.

    scripts/bench/stages.py
"""

import re
import subprocess

import page

# The title, package and name of the benchmark of each stage. Its parts end in lines=N.
STAGES = [
    ("parse the text", "./internal/yamldoc/syntax", "Parse/syntax"),
    ("the same with goccy/go-yaml", "./internal/yamldoc/syntax", "Parse/goccy"),
    ("interpret and merge the settings", "./internal/runconfig", "Read"),
    ("check against the schema", "./schema", "Check"),
    ("run all rules", "./validate", "Check"),
    ("plan the images", "./preview", "Plan"),
    ("from an edit to its diagnostics", "./lsp", "Edit"),
    ("hover", "./lsp", "Hover"),
    ("completion", "./lsp", "Completion"),
]
RESULT = re.compile(r"^Benchmark\S*?lines=(\d+)(?:-\d+)?\s+\d+\s+(\d+(?:\.\d+)?) ns/op.*?(\d+) B/op\s+(\d+) allocs/op", re.MULTILINE)


def measure(package, name):
    """Returns the time in milliseconds, the allocated kB and the number of allocations by the number of lines."""
    pattern = "/".join(f"^{part}$" for part in f"Benchmark{name}".split("/"))
    text = subprocess.check_output(["go", "test", "-run", "^$", "-bench", pattern, "-benchmem", "-timeout", "30m", package], cwd=page.ROOT, text=True)
    results = RESULT.findall(text)
    if not results:
        raise RuntimeError(f"no results of Benchmark{name} in {package}:\n{text}")
    return {int(lines): (float(time) / 1e6, int(memory) / 1000, int(count)) for lines, time, memory, count in results}


def main():
    rows = []
    for title, package, name in STAGES:
        for lines, figures in measure(package, name).items():
            rows.append([f"{lines:,}", title, *map(page.number, figures)])
    rows.sort(key=lambda row: int(row[0].replace(",", "")))
    page.write({"stages": page.table(["lines", "stage", "time (ms)", "allocated (kB)", "allocations"], rows)})


if __name__ == "__main__":
    main()
