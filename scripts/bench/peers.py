#!/usr/bin/env python3
"""Compares settings-ls with other linters and language servers for YAML, and writes the tables into docs/performance.md.

    scripts/bench/peers.py bin/settings-ls

Installs actionlint, yaml-language-server, check-jsonschema and yamllint, once, below ~/.cache/settings-ls/bench. The programs run in
turn, so that the load of the machine affects all of them; the ratios are more meaningful than the absolute values. Requires Go, npm,
Python with venv, apt for ripgrep and GNU time, and network access.
"""

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import corpus
import language_server
import page

ACTIONLINT, YAML_LANGUAGE_SERVER, CHECK_JSONSCHEMA, YAMLLINT = "1.7.12", "2.0.0", "0.39.0", "1.38.0"
DEBOUNCE = 200  # milliseconds that yaml-language-server waits after a change
ROUNDS = 7


def install():
    """Installs the other programs, and returns their folder."""
    for command, package in ("time", "time"), ("rg", "ripgrep"):
        if not shutil.which(command):
            subprocess.run([page.ROOT / "scripts/apt-install", package], check=True)
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


def copied(program, folder):
    """Returns a copy of a program, whose file is in memory as an installation leaves it. The pages that a linker wrote start more slowly."""
    return Path(shutil.copy(program, folder))


def process(command, folder):
    """Returns the CPU time and the elapsed time of a command in milliseconds."""
    begin = time.perf_counter()
    child = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(child.pid, 0)
    child.returncode = 0  # wait4 has waited for it
    return 1000 * (usage.ru_utime + usage.ru_stime), 1000 * (time.perf_counter() - begin)


def memory(command, folder):
    """Returns the maximum memory of a command in MB. It is measured by GNU time, since that of a child of Python includes Python's."""
    with tempfile.NamedTemporaryFile("r") as result:
        subprocess.run(["time", "-q", "-f", "%M", "-o", result.name, *command], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return int(result.read()) / 1024


def command_line(ours, actionlint, tools, folder):
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
            "actionlint": [actionlint, "-shellcheck=", "-pyflakes=", *workflows],
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
        for name, (cpu, elapsed) in medians.items():
            most = memory(commands[name], made)
            rows.append([title, name, page.number(cpu), f"{cpu / medians['actionlint'][0]:.2f}", page.number(elapsed), page.number(most)])
    return page.table(["files", "program", "CPU time (ms)", "ratio", "elapsed (ms)", "memory (MB)"], rows)


def starts(ours, actionlint, folder):
    """Returns the table of the start of a process."""
    (folder / "nothing.go").write_text("package main\n\nfunc main() {}\n")
    (folder / "linked").mkdir()
    subprocess.run(["go", "build", "-trimpath", "-o", folder / "linked/nothing", folder / "nothing.go"], check=True)
    nothing = copied(folder / "linked/nothing", folder)
    programs = {"a Go program that does nothing": nothing, "actionlint": actionlint, "settings-ls": ours}
    measured = {name: [] for name in programs}
    for _ in range(4 * ROUNDS):
        for name, program in programs.items():
            measured[name].append(process([program, "--version"], folder))
    least = {name: [min(column) for column in zip(*values)] for name, values in measured.items()}
    rows = []
    for name, (cpu, elapsed) in least.items():
        ratio = cpu / least["a Go program that does nothing"][0]
        rows.append([name, page.number(cpu), f"{ratio:.1f}", page.number(elapsed), page.number(memory([programs[name], "--version"], folder))])
    return page.table(["program", "CPU time (ms)", "ratio", "elapsed (ms)", "memory (MB)"], rows)


def steps(ours, folder):
    """Returns the table of check and preview by the number of steps; each step has a separate image."""
    rows = []
    for count in (100, 1000, 10_000):
        path = folder / f"steps_{count}.yaml"
        step = "  step_{0}:\n    settings:\n      docker:\n        environment:\n          PART: part_{0}\n"
        path.write_text("run_name: nightly_{date}_{time}\nsteps:\n" + "".join(step.format(i) for i in range(count)))
        check, preview = (
            statistics.median(process([ours, *command, path], folder)[0] for _ in range(ROUNDS)) for command in (["check"], ["preview", "--pipeline-name", "train"])
        )
        rows.append([f"{count:,}", page.number(check), page.number(preview), page.number(preview - check)])
    return page.table(["steps", "check (ms)", "preview (ms)", "difference (ms)"], rows)


def large_folder(ours, folder):
    """Returns the table of a folder with many other YAML files, which ripgrep lists and reads."""
    home = folder / "folder"
    manifest = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: part-{0}\ndata:\n" + "".join(f"  KEY_{i}: value of the key\n" for i in range(12))
    for part in range(1000):
        (home / f"part_{part}").mkdir(parents=True)
        for i in range(100):
            text = corpus.run_configuration(60, part) if i == 50 and part % 10 == 0 else manifest.format(i)
            (home / f"part_{part}/file_{i}.yaml").write_text(text)
    programs = {"ripgrep": ["rg", "-uu", "-g", "*.yaml", "--count", "no such text", home], "settings-ls": [ours, "check", home]}
    measured = {name: [] for name in programs}
    for _ in range(ROUNDS):
        for name, command in programs.items():
            measured[name].append(process(command, folder))
    medians = {name: [statistics.median(column) for column in zip(*values)] for name, values in measured.items()}
    rows = []
    for name, (cpu, elapsed) in medians.items():
        rows.append([name, page.number(cpu), f"{cpu / medians['ripgrep'][0]:.2f}", page.number(elapsed), page.number(memory(programs[name], folder))])
    return page.table(["program", "CPU time (ms)", "ratio", "elapsed (ms)", "memory (MB)"], rows)


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
            rows.append([f"{lines:,}", f"{title} ({unit})", page.number(a[key]), page.number(b[key]), f"{b[key] / a[key]:.1f}"])
    return page.table(["lines", "measurement", "settings-ls", "yaml-language-server", "ratio"], rows)


def main():
    tools = install()
    with tempfile.TemporaryDirectory() as name:
        ours, actionlint = copied(sys.argv[1], name), copied(tools / "actionlint", name)
        tables = {
            "machine": page.machine(),
            "start": starts(ours, actionlint, Path(name)),
            "command line": command_line(ours, actionlint, tools, Path(name)),
            "steps": steps(ours, Path(name)),
            "folder": large_folder(ours, Path(name)),
            "language servers": language_servers(ours, tools, Path(name)),
        }
    page.write(tables)


if __name__ == "__main__":
    main()
