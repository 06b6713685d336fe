#!/usr/bin/env python3
"""Writes schema/data: the tables of every ZenML release that settings-ls knows.

    python3 schema/gen/generate.py 0.99.0     adds a release, or generates its tables again
    python3 schema/gen/generate.py            generates the tables of all releases in schema/data/releases.json again
    python3 schema/gen/generate.py evidence   asks some releases what they accept, for the tests

It requires `uv` and network access. Each release is installed from its wheel into a separate environment
in the user's cache folder, where dump.py writes the release's tables. tables.py describes the files of schema/data.
After a change of these scripts, generate all releases again.
"""

import hashlib
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import names
import tables

HERE = Path(__file__).resolve().parent
DATA = HERE.parent / "data"
CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "settings-ls" / "zenml"
TESTDATA = HERE.parent.parent / "testdata" / "schema"
ADVICE = TESTDATA.parent / "advice"
# The releases that are asked for evidence: the oldest, two between, the newest.
EVIDENCE_RELEASES = ("0.75.0", "0.84.3", "0.94.0", "0.98.0")
PYTHON = "3.11"
# What releases look like, and prereleases do not.
RELEASE = r"\d+\.\d+\.\d+"
# docker: ZenML imports it where images are built. setuptools: old releases import pkg_resources.
# kubernetes: validators of its pods' settings import it.
KUBERNETES = "kubernetes<22"
EXTRAS = ["docker", "setuptools<81"]


def main(arguments):
    require_uv()
    if arguments == ["evidence"]:
        ask()
        return
    for version in arguments:
        if not re.fullmatch(RELEASE, version):
            sys.exit(f'invalid release "{version}": write it as X.Y.Z, such as 0.98.0')
    generate(arguments)


def require_uv():
    if not shutil.which("uv"):
        sys.exit("uv not found; install it from https://docs.astral.sh/uv, or add its folder to PATH")


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


def generate(versions):
    """Generates the tables of the releases, or of all known ones; those of the others are kept."""
    releases = tables.read(DATA) if versions else {}
    for version in versions or tables.known(DATA):
        print(version, file=sys.stderr)
        releases[version] = dump(version)
    with tempfile.TemporaryDirectory() as folder:
        tables.write(Path(folder), releases)
        shutil.rmtree(DATA)
        shutil.copytree(folder, DATA)


def dump(version):
    """The tables of a release (tables.py)."""
    wheel, python = install(version)
    with tempfile.TemporaryDirectory() as folder:
        run(python, "-B", "-W", "ignore", HERE / "dump.py", folder)
        files = {str(file.relative_to(folder).with_suffix("")): file.read_bytes() for file in Path(folder).rglob("*.json")}
        return {
            "wheel": hashlib.sha256(wheel.read_bytes()).hexdigest(),
            "components": json.loads(files.pop("components")),
            "files": files,
            "names": names.dump(wheel),
        }


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
    command = [str(part) for part in command]
    if status := subprocess.run(command, env=environment).returncode:
        sys.exit(f"exit status {status} of {shlex.join(command)}")


if __name__ == "__main__":
    main(sys.argv[1:])
