"""What Python code can name of ZenML: the constants of its integrations, the members of its enumerations, and what
"from zenml... import *" brings. All is read from the wheel, nothing is imported."""

import ast
import zipfile
from pathlib import PurePosixPath

CONSTANTS = "zenml/integrations/constants.py"
PACKAGES = ("zenml", "zenml/config", "zenml/pipelines", "zenml/steps")
SECTIONS = ("constants", "exports", "members")


def dump(wheel):
    """{"constants": {NAME: text}, "members": {"CLASS.NAME": text}, "exports": {"PACKAGE.NAME": ""}}; members of classes of the same name that are not the
    same are left out."""
    found = {section: {} for section in SECTIONS}
    with zipfile.ZipFile(wheel) as archive:
        for name in sorted(archive.namelist()):
            if name == CONSTANTS:
                found["constants"] = dict(texts(ast.parse(archive.read(name)).body))
            elif name in [f"{package}/__init__.py" for package in PACKAGES]:
                package = name.removesuffix("/__init__.py").replace("/", ".")
                found["exports"].update({f"{package}.{each}": "" for each in exported(ast.parse(archive.read(name)))})
            elif declares(PurePosixPath(name)):
                for key, value in members(ast.parse(archive.read(name))):
                    value = value if found["members"].get(key, value) == value else None
                    found["members"][key] = value
    found["members"] = {key: value for key, value in found["members"].items() if value is not None}
    return found


def declares(path):
    """Whether a file declares enumerations that settings have."""
    return path.suffix == ".py" and (
        path == PurePosixPath("zenml/enums.py")
        or path.parent == PurePosixPath("zenml/config")
        or path.parent.name == "flavors"
        or path.stem.endswith("_flavor")
    )


def members(module):
    for node in ast.walk(module):
        if isinstance(node, ast.ClassDef) and any(ast.unparse(base).endswith("Enum") for base in node.bases):
            for name, value in texts(node.body):
                yield f"{node.name}.{name}", value


def exported(module):
    """The names in __all__."""
    for node in module.body:
        if isinstance(node, ast.Assign) and node.targets[0].id == "__all__":
            yield from ast.literal_eval(node.value)


def texts(body):
    """The names that are assigned a text."""
    for node in body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            for target in node.targets:
                yield target.id, node.value.value
