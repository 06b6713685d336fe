"""Writes what the installed ZenML accepts and does: dump.py FOLDER.

Run by generate.py in an environment that has one release of ZenML. The tables are
config.json (models.py), builder.json (builder.py), integrations.json, stacks.json and components.json.
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
    for module, name in ((models, "config"), (builder, "builder"), (integrations, "integrations"), (stacks, "stacks"), (components, "components")):
        text = json.dumps(module.dump(), sort_keys=module is not builder, ensure_ascii=False, separators=(",", ":"))
        (Path(folder) / f"{name}.json").write_text(broken(text) + "\n", encoding="utf-8")


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
    main(sys.argv[1])
