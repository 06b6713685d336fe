"""Adds the catalog entry and the oldest and newest schema to a copy of the catalog, so that its checks can run on them:
add_to_store.py SCHEMAS STORE

The catalog checks schemas in detail only if it hosts them.
"""

import json
import pathlib
import sys
import textwrap

TESTS = pathlib.Path(__file__).parent / "tests"
HOST = "https://www.schemastore.org/"


def main() -> None:
    schemas, store = map(pathlib.Path, sys.argv[1:])
    entry = json.loads((schemas / "catalog-entry.json").read_text())
    releases = list(entry["versions"])
    hosted = {}
    for release in (releases[0], releases[-1]):
        name = f"zenml-run-{release}"
        document = json.loads((schemas / f"{name}.schema.json").read_text())
        document["$id"] = HOST + name + ".json"
        (store / f"src/schemas/json/{name}.json").write_text(json.dumps(document, indent=2) + "\n")
        hosted[release] = document["$id"]
        for kind, folder in (("good", "test"), ("bad", "negative_test")):
            copy_tests(TESTS / kind, store / "src" / folder / name, name)
    add_entries(store, entry, hosted)


def copy_tests(tests: pathlib.Path, folder: pathlib.Path, name: str) -> None:
    """Copies YAML files with the modeline that names their schema."""
    folder.mkdir()
    for path in tests.iterdir():
        modeline = f"# yaml-language-server: $schema=../../schemas/json/{name}.json\n"
        (folder / path.name).write_text(modeline + path.read_text())
    assert any(folder.iterdir())


def add_entries(store: pathlib.Path, entry: dict, hosted: dict) -> None:
    """Adds the entry, and one for the hosted schemas, to the catalog in its own format."""
    path = store / "src/api/json/catalog.json"
    local = {"name": "hosted", "description": "hosted", "url": list(hosted.values())[-1], "versions": hosted}
    entries = "".join(textwrap.indent(json.dumps(added, indent=2), "    ") + ",\n" for added in (entry, local))
    path.write_text(path.read_text().replace('"schemas": [\n', '"schemas": [\n' + entries, 1))
    path = store / "src/schema-validation.jsonc"
    options = "".join(f'"{url.removeprefix(HOST)}": {{ "unknownKeywords": ["deprecationMessage"] }},' for url in hosted.values())
    path.write_text(path.read_text().replace('"options": {', '"options": {' + options, 1))


main()
