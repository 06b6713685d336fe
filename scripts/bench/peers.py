#!/usr/bin/env python3
"""Compares settings-ls with other linters and language servers for YAML, and writes the tables into docs/performance.md.

    scripts/bench/peers.py bin/settings-ls

Installs actionlint, yaml-language-server, check-jsonschema and yamllint, once, below ~/.cache/settings-ls/bench. The programs run in
turn, so that the load of the machine affects all of them; the ratios are more meaningful than the absolute values. Requires Go, npm,
Python with venv, and network access.
"""

import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import corpus
import language_server

ACTIONLINT, YAML_LANGUAGE_SERVER, CHECK_JSONSCHEMA, YAMLLINT = "1.7.12", "2.0.0", "0.39.0", "1.38.0"
DEBOUNCE = 200  # milliseconds that yaml-language-server waits after a change
ROUNDS = 7
PAGE = Path(__file__).resolve().parents[2] / "docs/performance.md"


def install():
    """Installs the other programs, and returns their folder."""
    versions = "-".join([ACTIONLINT, YAML_LANGUAGE_SERVER, CHECK_JSONSCHEMA, YAMLLINT])
    tools = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "settings-ls/bench" / versions
    done = tools / "installed"
    if done.exists():
        return tools
    tools.mkdir(parents=True, exist_ok=True)
    run = lambda *command, **env: subprocess.run(command, check=True, stdout=sys.stderr, env={**os.environ, **env})
    run("go", "install", f"github.com/rhysd/actionlint/cmd/actionlint@v{ACTIONLINT}", GOBIN=str(tools))
    run("npm", "install", "--prefix", str(tools), "--ignore-scripts", "--no-audit", "--no-fund", f"yaml-language-server@{YAML_LANGUAGE_SERVER}")
    run(sys.executable, "-m", "venv", str(tools / "venv"))
    run(str(tools / "venv/bin/pip"), "install", "-q", f"check-jsonschema=={CHECK_JSONSCHEMA}", f"yamllint=={YAMLLINT}")
    done.touch()
    return tools


def process(command, folder):
    """Returns the CPU time in milliseconds, the elapsed time and the maximum memory in MB of a command."""
    begin = time.perf_counter()
    child = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(child.pid, 0)
    child.returncode = 0  # wait4 has waited for it
    return 1000 * (usage.ru_utime + usage.ru_stime), 1000 * (time.perf_counter() - begin), usage.ru_maxrss / 1024


def number(value):
    return f"{value:.2g}" if value < 10 else f"{value:,.0f}"


def table(head, rows):
    return "\n".join("| " + " | ".join(row) + " |" for row in [head, ["---"] * len(head), *rows])


def command_line(ours, tools, folder):
    """Returns the table of commands: medians of alternating runs."""
    schema = folder / "schema.json"
    schema.write_bytes(subprocess.check_output([ours, "schema", "--zenml-version", "0.98.0"]))
    sets = {"1,000 files of 60 lines": [60] * 1000, "one file of 60 lines": [60], "of 1,000 lines": [1000], "of 10,000 lines": [10_000]}
    rows = []
    for title, sizes in sets.items():
        made = folder / re.sub(r"\W+", "-", title)
        (made / "runs").mkdir(parents=True)
        (made / ".github/workflows").mkdir(parents=True)
        subprocess.run(["git", "init", "-q", made], check=True)
        for i, lines in enumerate(sizes):
            (made / f"runs/run_{i}.yaml").write_text(corpus.run_configuration(lines, i))
            (made / f".github/workflows/ci_{i}.yaml").write_text(corpus.workflow(lines, i))
        runs, workflows = ([str(p) for p in sorted((made / d).iterdir())] for d in ("runs", ".github/workflows"))
        commands = {
            "actionlint": [tools / "actionlint", "-shellcheck=", "-pyflakes=", *workflows],
            "settings-ls": [ours, "check", *runs],
            "settings-ls, JSON": [ours, "check", "--format", "json", *runs],
            "yamllint": [tools / "venv/bin/yamllint", "-d", "relaxed", *runs],
            "check-jsonschema": [tools / "venv/bin/check-jsonschema", "--schemafile", schema, *runs],
        }
        measured = {name: [] for name in commands}
        for turn in range(ROUNDS):
            for name, command in commands.items():
                if turn < 3 or name in ("actionlint", "settings-ls", "settings-ls, JSON"):
                    measured[name].append(process(command, made))
        medians = {name: [statistics.median(column) for column in zip(*values)] for name, values in measured.items()}
        for name, (cpu, elapsed, memory) in medians.items():
            rows.append([title, name, number(cpu), f"{cpu / medians['actionlint'][0]:.2f}", number(elapsed), number(memory)])
    return table(["files", "program", "CPU time (ms)", "ratio", "elapsed (ms)", "memory (MB)"], rows)


def language_servers(ours, tools, folder):
    """Returns the table of the language servers."""
    schema = folder / "schema.json"
    theirs = ["node", tools / "node_modules/yaml-language-server/bin/yaml-language-server", "--stdio"]
    settings = {"yaml": {"schemas": {schema.as_uri(): "*.yaml"}, "validate": True, "hover": True, "completion": True}}
    rows = []
    for lines in (60, 1000, 10_000):
        home = folder / f"lsp-{lines}"
        home.mkdir()
        path = home / "run.yaml"
        path.write_text(corpus.run_configuration(lines))
        a = language_server.measure([ours, "lsp"], {}, path, 0)
        b = language_server.measure(theirs, settings, path, DEBOUNCE)
        for key, title, unit in (
            ("start", "start until the response to initialize", "ms"), ("open", "open until diagnostics", "ms"), ("edit", "edit until diagnostics", "ms"),
            ("hover", "hover", "ms"), ("completion", "completion", "ms"), ("idle", "memory before a file is opened", "MB"), ("memory", "memory, maximum", "MB"),
        ):
            rows.append([f"{lines:,}", f"{title} ({unit})", number(a[key]), number(b[key]), f"{b[key] / a[key]:.1f}"])
    return table(["lines", "measurement", "settings-ls", "yaml-language-server", "ratio"], rows)


def replace(page, name, text):
    """Replaces what is between the two comments with a name."""
    begin, end = f"<!-- begin {name} -->\n", f"\n<!-- end {name} -->"
    return page[: page.index(begin) + len(begin)] + text + page[page.index(end) :]


def machine():
    model = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    return f"Measured on {time.strftime('%Y-%m-%d')} on {os.cpu_count()} cores ({model[1].strip() if model else platform.machine()}), load {os.getloadavg()[0]:.1f}."


def main():
    ours, tools = Path(sys.argv[1]).resolve(), install()
    with tempfile.TemporaryDirectory() as name:
        page = PAGE.read_text()
        page = replace(page, "machine", machine())
        page = replace(page, "command line", command_line(ours, tools, Path(name)))
        page = replace(page, "language servers", language_servers(ours, tools, Path(name)))
    PAGE.write_text(page)


if __name__ == "__main__":
    main()
