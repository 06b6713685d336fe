"""From when to when each key is known: the keys that not every release has."""

import json


def table(releases):
    """{dotted path: [first release, last release]} of {release: its files} (tables.py), oldest first; "*" is a free key
    or an index, and "" stands for the oldest and the newest release."""
    known, versions = {}, list(releases)
    for version, files in releases.items():
        config = json.loads(files["config"])
        config["models"] = {name.removeprefix("models/"): json.loads(content) for name, content in files.items() if name.startswith("models/")}
        for path in paths(config):
            known.setdefault(path, []).append(version)
    rows = {}
    for path, those in sorted(known.items()):
        first = "" if those[0] == versions[0] else those[0]
        last = "" if those[-1] == versions[-1] else those[-1]
        if first or last:
            rows[path] = [first, last]
    return rows


def paths(config):
    """The paths of all keys that a release knows."""
    return below(config, {"type": "model", "name": config["run"]}, "")


def below(config, t, path):
    if isinstance(t, str) or "of" not in t and t["type"] != "model":
        return
    if t["type"] == "model":
        for name, field in config["models"][t["name"]]["fields"].items():
            for key in (name, field.get("alias")):
                if key:
                    at = f"{path}.{key}".removeprefix(".")
                    yield at
                    yield from below(config, field["type"], at)
    elif t["type"] == "union":
        for member in t["of"]:
            yield from below(config, member, path)
    elif t["type"] == "dict" and t["of"] == {"type": "model", "name": "BaseSettings"}:
        yield from (f"{path}.{kind}" for kind in config["component_types"])
        level = "step" if path.startswith("steps.") else "pipeline"
        for key, general in config["settings"].items():
            if level in general["levels"]:
                yield f"{path}.{key}"
                yield from below(config, {"type": "model", "name": general["model"]}, f"{path}.{key}")
    else:
        yield from below(config, t["of"], path + ".*" if t["type"] in ("dict", "list") else path)
