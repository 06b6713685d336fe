"""Reads and writes schema/data, which has the tables of all releases.

The tables of one release are a dict:

  wheel       the SHA-256 of the release's wheel
  files       {table: its JSON as bytes} of FILES
  components  the settings of stack components (components.py)
  names       what Python code can name (names.py)

A file that equals the one of an older release is stored once: releases.json says for each release whose
file it uses. Components and names change a little with each release: one file has those of all (merge.py).
"""

import json

import history
import merge
import names

FILES = ("config", "builder", "integrations", "stacks")


def known(data):
    """The releases, oldest first."""
    return list(parse(data / "releases.json"))


def read(data):
    """{release: its tables}, oldest first."""
    releases = parse(data / "releases.json")
    components, named = parse(data / "components.json"), parse(data / "names.json")
    return {
        version: {
            "wheel": row["wheel"],
            "files": {table: (data / row[table] / f"{table}.json").read_bytes() for table in FILES},
            "components": merge.components_of(components, version),
            "names": merge.at(named, names.SECTIONS, version),
        }
        for version, row in releases.items()
    }


def write(data, releases):
    """Writes {release: its tables} to an empty folder."""
    releases = {version: releases[version] for version in sorted(releases, key=merge.number)}
    rows, owners = {}, {}
    for version, tables in releases.items():
        rows[version] = {"wheel": tables["wheel"]}
        for table in FILES:
            content = tables["files"][table]
            owner = rows[version][table] = owners.setdefault((table, content), version)
            if owner == version:
                (data / version).mkdir(exist_ok=True)
                (data / version / f"{table}.json").write_bytes(content)
    (data / "releases.json").write_text(lines(rows))
    components = merge.merged({version: tables["components"] for version, tables in releases.items()})
    (data / "components.json").write_text(merge.text(components), encoding="utf-8")
    named = merge.since({version: tables["names"] for version, tables in releases.items()}, names.SECTIONS)
    (data / "names.json").write_text(merge.text(named), encoding="utf-8")
    (data / "history.json").write_text(lines(history.table(data, list(releases))))


def parse(file):
    return json.loads(file.read_text(encoding="utf-8"))


def lines(table):
    """The table as JSON, one key a line."""
    return "{\n" + ",\n".join(f"{json.dumps(key)}: {json.dumps(row)}" for key, row in table.items()) + "\n}\n"
