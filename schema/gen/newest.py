#!/usr/bin/env python3
"""Prints the ZenML releases on PyPI that schema/data does not have: newest.py; exit status 1 if there are any.

Prereleases are left out, and releases older than all in schema/data. It requires `uv` and network access.
"""

import json
import re
import subprocess
import sys

import generate
import merge
import tables

PIP = ("uv", "run", "--no-project", "--isolated", "--with", "pip>=25.2", "python", "-m", "pip")


def main():
    generate.require_uv()
    answer = subprocess.run([*PIP, "index", "versions", "--json", "zenml"], stdout=subprocess.PIPE)
    if answer.returncode:
        sys.exit(2)  # pip has said why
    found = missing(tables.known(generate.DATA), json.loads(answer.stdout)["versions"])
    print("".join(f"{version}\n" for version in found), end="")
    sys.exit(1 if found else 0)


def missing(known, published):
    """The published releases that are not known, oldest first."""
    published = [version for version in published if re.fullmatch(generate.RELEASE, version)]
    oldest = min(map(merge.number, known))
    return sorted((v for v in published if v not in known and merge.number(v) > oldest), key=merge.number)


if __name__ == "__main__":
    main()
