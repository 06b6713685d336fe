#!/usr/bin/env python3
"""Writes schema/data: the tables of every ZenML release that settings-ls knows.

    python3 schema/gen/generate.py            all releases in schema/gen/releases.txt
    python3 schema/gen/generate.py 0.99.0     adds that release to the list, then all
    python3 schema/gen/generate.py evidence   asks some releases what they accept, for the tests

It requires `uv`. Each release is installed from its wheel into a separate environment
in the user's cache folder, where dump.py writes the release's tables. A table that
equals the one of an older release is not kept twice: releases.json says for each
release whose tables it uses, and its wheel's SHA-256. The settings of stack components
and what Python code can name of ZenML change with each release, a little at a time: one table holds those of all.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import history
import merge
import names

HERE = Path(__file__).resolve().parent
DATA = HERE.parent / "data"
LIST = HERE / "releases.txt"
CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "settings-ls" / "zenml"
TESTDATA = HERE.parent.parent / "testdata" / "schema"
ADVICE = TESTDATA.parent / "advice"
# The releases that are asked for evidence: the oldest, two between, the newest.
EVIDENCE_RELEASES = ("0.75.0", "0.84.3", "0.94.0", "0.98.0")
TABLES = ("config", "builder", "integrations", "stacks")
PYTHON = "3.11"
# docker: ZenML imports it where images are built. setuptools: old releases import pkg_resources.
# kubernetes: validators of its pods' settings import it.
KUBERNETES = "kubernetes<22"
EXTRAS = ["docker", "setuptools<81"]


def main(arguments):
    if arguments == ["evidence"]:
        ask()
    else:
        generate(arguments)


def ask():
    """Writes what ZenML and pydantic accept into testdata."""
    for version in EVIDENCE_RELEASES:
        python = install(version)[1]
        run(python, "-B", "-W", "ignore", HERE / "evidence.py", TESTDATA / f"{version}.jsonl")
        run("uv", "pip", "install", "--quiet", "--python", python, KUBERNETES)
        run(python, "-B", "-W", "ignore", HERE / "component_evidence.py", TESTDATA / "components" / f"{version}.jsonl")
    for rows in sorted(ADVICE.glob("*.jsonl")):
        run(install(rows.stem)[1], "-B", "-W", "ignore", HERE / "advice_evidence.py", rows)
    run(install(EVIDENCE_RELEASES[-1])[1], "-B", HERE / "texts.py", TESTDATA / "texts" / "pydantic.jsonl")


def generate(added):
    versions = LIST.read_text().split()
    versions = sorted({*versions, *added}, key=lambda v: [int(part) for part in v.split(".")])
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), versions)
        shutil.rmtree(DATA, ignore_errors=True)
        shutil.copytree(folder, DATA)
    LIST.write_text("\n".join(versions) + "\n")


def write(data, versions):
    """Writes the tables of the releases, each once, and releases.json."""
    releases, owners, components, named = {}, {}, {}, {}
    for version in versions:
        print(version, file=sys.stderr)
        wheel, python = install(version)
        releases[version] = {"wheel": hashlib.sha256(wheel.read_bytes()).hexdigest()}
        home = data / version
        home.mkdir()
        run(python, "-B", "-W", "ignore", HERE / "dump.py", home)
        named[version] = names.dump(wheel)
        components[version] = json.loads((home / "components.json").read_text())
        (home / "components.json").unlink()
        for table in TABLES:
            file = home / f"{table}.json"
            owner = owners.setdefault((table, file.read_bytes()), version)
            releases[version][table] = owner
            if owner != version:
                file.unlink()
        if not any(home.iterdir()):
            home.rmdir()
    rows = ",\n".join(f"{json.dumps(v)}: {json.dumps(row)}" for v, row in releases.items())
    (data / "releases.json").write_text("{\n" + rows + "\n}\n")
    (data / "components.json").write_text(merge.text(merge.merged(components)), encoding="utf-8")
    (data / "names.json").write_text(merge.text(merge.since(named, names.SECTIONS)), encoding="utf-8")
    keys = [f"{json.dumps(path)}: {json.dumps(row)}" for path, row in history.table(data, versions).items()]
    (data / "history.json").write_text("{\n" + ",\n".join(keys) + "\n}\n")


def install(version):
    """The wheel of a release, and the Python of an environment that has it."""
    home = CACHE / version
    python = home / "bin" / "python"
    wheels = CACHE / "wheels"
    name = f"zenml-{version}-py3-none-any.whl"
    if not (wheels / name).exists():
        pip = ["uv", "run", "--no-project", "--with", "pip", "python", "-m", "pip"]
        run(*pip, "download", "--quiet", "--no-deps", "--only-binary", ":all:", "--dest", wheels, f"zenml=={version}")
    if not (home / "complete").exists():
        run("uv", "venv", "--quiet", "--clear", "--python", PYTHON, home)
        run("uv", "pip", "install", "--quiet", "--python", python, wheels / name, *EXTRAS)
        (home / "complete").touch()
    return wheels / name, python


def run(*command):
    # ZenML keeps its settings in a separate folder, so that it does not read the user's.
    environment = {**os.environ, "ZENML_CONFIG_PATH": str(CACHE / "config"), "ZENML_ANALYTICS_OPT_IN": "false"}
    environment.pop("ZENML_LOGGING_COLORS_DISABLED", None)
    subprocess.run([str(part) for part in command], check=True, env=environment)


if __name__ == "__main__":
    main(sys.argv[1:])
