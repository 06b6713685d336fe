"""Writes models.json: the Kubernetes objects that ZenML's KubernetesPodSettings takes.

Run:  python3 internal/kubernetes/generate.py

The classes come from the wheel of the Kubernetes client, in the newest version that ZenML's kubernetes integration allows
(zenml/integrations/kubernetes/__init__.py, 0.98.0: kubernetes>=21.7,<26). For each class: its attributes in Python, the
keys that stand for them in YAML, and their types.
"""

import ast
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile

CLIENT = "kubernetes==25.3.0"

# The classes that pod_settings.py and manifest_utils.py (0.98.0) read keys with.
ROOTS = ["V1Affinity", "V1EnvFromSource", "V1EnvVar", "V1PodSpec", "V1ResourceRequirements", "V1SecurityContext",
         "V1Toleration", "V1Volume", "V1VolumeMount"]


def main():
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder, CLIENT], check=True)
        wheel = zipfile.ZipFile(next(pathlib.Path(folder).glob("*.whl")))
        classes = {}
        wanted = list(ROOTS)
        while wanted:
            name = wanted.pop()
            if name in classes:
                continue
            classes[name] = read_class(wheel, name)
            wanted += [inner for _, _, inner in classes[name] if inner]
    lines = [f"{json.dumps(name)}: {json.dumps(classes[name])}" for name in sorted(classes)]
    target = pathlib.Path(__file__).with_name("models.json")
    target.write_text("{\n" + ",\n".join(lines) + "\n}\n")


def read_class(wheel, name):
    """Gives [attribute, key, class of the value or of its items, "" for none] of each attribute of a class."""
    path = next(p for p in wheel.namelist() if p.startswith("kubernetes/client/models/")
                and pathlib.PurePosixPath(p).stem.replace("_", "") == name.lower())
    tables = {}
    for node in ast.walk(ast.parse(wheel.read(path))):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id in ("openapi_types", "attribute_map"):
            tables[node.targets[0].id] = ast.literal_eval(node.value)
    types, keys = tables["openapi_types"], tables["attribute_map"]
    return [[attribute, keys[attribute], model(types[attribute])] for attribute in sorted(types)]


def model(type_name):
    found = re.fullmatch(r"(?:list\[)?(V\d\w+?)\]?", type_name)
    return found[1] if found else ""


if __name__ == "__main__":
    main()
