"""Reads and writes schema/data, which has the tables of all releases.

The tables of one release are a dict:

  wheel       the SHA-256 of the release's wheel
  files       {name: its JSON as bytes}: config, builder, integrations, stacks, and each model as models/NAME or components/NAME
  components  the models of the settings of stack components by flavor, and the texts on their fields (components.py)
  names       what Python code can name (names.py)

Each file is in a folder of its name, as RELEASE.json, and is that of all later releases up to the next one in the folder; null
means that the next releases have none. Components and names change a little with each release: one file has those of all (merge.py).
"""

import json

import history
import merge
import names

GONE = b"null\n"


def known(data):
    """The releases, oldest first."""
    return parse(data / "releases.json")


def read(data):
    """{release: its tables}, oldest first."""
    components, docs, named = (parse(data / f"{name}.json") for name in ("components", "docs", "names"))
    stored, releases = contents(data), {}
    for version, wheel in parse(data / "wheels.json").items():
        files = files_of(stored, version)
        releases[version] = {
            "wheel": wheel,
            "files": files,
            "components": {**merge.at(components, ["settings"], version), "docs": docs_of(docs, files)},
            "names": merge.at(named, names.SECTIONS, version),
        }
    return releases


def contents(data):
    """{folder: {release: content of its file}}, oldest releases first."""
    found = {}
    for file in sorted(data.rglob("*/*.json"), key=lambda file: merge.number(file.stem)):
        found.setdefault(str(file.parent.relative_to(data)), {})[file.stem] = file.read_bytes()
    return found


def files_of(stored, version):
    """The files of a release: from each folder that of the newest release which is not later."""
    found = {}
    for name, since in stored.items():
        for release, content in since.items():
            if merge.number(release) <= merge.number(version):
                found[name] = content
    return {name: content for name, content in found.items() if content != GONE}


def docs_of(docs, files):
    """The newest texts of the fields that a release has."""
    models = {name.removeprefix("components/"): json.loads(content) for name, content in files.items() if name.startswith("components/")}
    fields = {f"{name}.{field}" for name, model in models.items() for field in model["fields"]}
    return {name: text for name, text in docs.items() if name in fields}


def write(data, releases):
    """Writes {release: its tables} to an empty folder."""
    releases = {version: releases[version] for version in sorted(releases, key=merge.number)}
    latest, docs = {}, {}
    for version, tables in releases.items():
        for name in sorted({*latest, *tables["files"]}):
            content = tables["files"].get(name, GONE)
            if latest.get(name, GONE) != content:
                latest[name] = content
                (data / name).mkdir(parents=True, exist_ok=True)
                (data / name / f"{version}.json").write_bytes(content)
        docs.update(tables["components"]["docs"])
    (data / "releases.json").write_text(json.dumps(list(releases), indent=0) + "\n")
    (data / "wheels.json").write_text(lines({version: tables["wheel"] for version, tables in releases.items()}))
    components = merge.since({version: tables["components"] for version, tables in releases.items()}, ["settings"])
    (data / "components.json").write_text(merge.text(components), encoding="utf-8")
    (data / "docs.json").write_text(lines(dict(sorted(docs.items()))), encoding="utf-8")
    named = merge.since({version: tables["names"] for version, tables in releases.items()}, names.SECTIONS)
    (data / "names.json").write_text(merge.text(named), encoding="utf-8")
    (data / "history.json").write_text(lines(history.table({version: tables["files"] for version, tables in releases.items()})))


def parse(file):
    return json.loads(file.read_text(encoding="utf-8"))


def lines(table):
    """The table as JSON, one key a line."""
    return "{\n" + ",\n".join(f"{json.dumps(key)}: {json.dumps(row, ensure_ascii=False)}" for key, row in table.items()) + "\n}\n"
