"""Writes what the installed ZenML accepts and does: dump.py FOLDER.

Run by generate.py in an environment that has one release of ZenML. The tables are
config.json and models/NAME.json (models.py), builder.json (builder.py), integrations.json, stacks.json, components.json and
components/NAME.json (components.py).
"""

import json
import logging
import sys
import warnings
from pathlib import Path

warnings.simplefilter("ignore")
logging.disable(logging.WARNING)

import builder  # noqa: E402
import components  # noqa: E402
import integrations  # noqa: E402
import models  # noqa: E402
import stacks  # noqa: E402


def main(folder):
    config, of_components = models.dump(), components.dump()
    for name, model in config["models"].items():
        write(folder / "models" / f"{name}.json", model)
    for name, model in of_components["models"].items():
        write(folder / "components" / f"{name}.json", model)
    config["deprecated"] = sorted({key for model in config.pop("models").values() for key in model["deprecated"]})
    del of_components["models"]
    write(folder / "config.json", config)
    write(folder / "components.json", of_components)
    write(folder / "builder.json", builder.dump(), sort_keys=False)
    write(folder / "integrations.json", integrations.dump())
    write(folder / "stacks.json", stacks.dump())


def write(file, table, sort_keys=True):
    file.parent.mkdir(exist_ok=True)
    text = json.dumps(table, sort_keys=sort_keys, ensure_ascii=False, separators=(",", ":"))
    file.write_text(broken(text) + "\n", encoding="utf-8")


def broken(text):
    """One top-level entry of an inner object a line, so that a new release has a readable diff."""
    value = json.loads(text)
    lines = []
    for key, inner in value.items():
        if isinstance(inner, dict) and inner:
            rows = ",\n".join(f"  {json.dumps(k)}: {compact(v)}" for k, v in inner.items())
            lines.append(f"{json.dumps(key)}: {{\n{rows}\n}}")
        elif isinstance(inner, list) and inner:
            rows = ",\n".join(f"  {compact(v)}" for v in inner)
            lines.append(f"{json.dumps(key)}: [\n{rows}\n]")
        else:
            lines.append(f"{json.dumps(key)}: {compact(inner)}")
    return "{\n" + ",\n".join(lines) + "\n}"


def compact(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
