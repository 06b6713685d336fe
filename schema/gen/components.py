"""The settings of the stack components that ZenML ships, by flavor.

A component's class names the settings class of its flavor (`settings_class`), but can
only be imported where the integration's packages are installed. So the name is read off its source,
and the class is found among those that the flavors, which import without, have loaded.
"""

import ast
import functools
import inspect
import re
import textwrap
from pathlib import Path

import zenml
from models import Walk, takes_json, wrapped
from zenml.config.base_settings import BaseSettings
from zenml.integrations.registry import integration_registry
from zenml.stack.flavor_registry import FlavorRegistry

# Validators that run before a field's own: those named here leave alone whatever YAML can hold, and
# convert only objects of the Kubernetes client.
HARMLESS = "KubernetesPodSettings._convert_"


def dump():
    """{"settings": {TYPE.FLAVOR: its model}, "models": {...}, "docs": {MODEL.FIELD: what ZenML says of it}}."""
    walk = ComponentWalk()
    settings = {}
    for flavor in flavors():
        flavor.config_class  # loads the settings class next to it
        name = settings_class(flavor)
        if name:
            cls = loaded()[name]
            walk.add(cls)
            settings[f"{flavor.type.value}.{flavor.name}"] = name
    docs = {}
    for cls in walk.classes.values():
        docs.update({f"{cls.__name__}.{field}": text for field, text in texts(cls).items()})
    return {"settings": settings, "models": walk.models, "docs": docs}


def flavors():
    classes = list(FlavorRegistry().builtin_flavors)
    for _, integration in sorted(integration_registry.integrations.items()):
        classes += integration.flavors()
    return [cls() for cls in classes]


class ComponentWalk(Walk):
    """Reads models whose validators are not known by name: what one could have changed is any value, and
    what it refuses beyond the types is left out."""

    def type(self, schema, functions=()):
        if schema["type"] == "tuple" and len(schema["items_schema"]) > 1:
            return "any"  # as many items as it has types
        return super().type(schema, functions)

    def function(self, schema, when, functions):
        function = schema["function"]["function"]
        row = super().function(schema, when, functions)
        if isinstance(row, str) or row["type"] != "checked":
            return row
        if when == "after" or getattr(function, "__qualname__", "").startswith(HARMLESS):
            return row["of"]
        return "any"

    def model(self, schema, functions):
        row = super().model(schema, functions)
        model = self.models[row["name"]]
        model["validators"] = []
        if model["extra"] == "allow":
            model["extra"] = "ignore"  # kept, and read by nobody
        for name in keys_written(self.classes[row["name"]]) & model["fields"].keys():
            model["fields"][name]["type"] = "any"
        return row


def keys_written(cls):
    """The keys that validators before a model's own set themselves: data["x"] = ..."""
    found = set()
    for decorator in cls.__pydantic_decorators__.model_validators.values():
        function = wrapped(decorator.func) if takes_json(decorator.func) else decorator.func
        if decorator.info.mode == "before" and function.__name__ != "_deprecation_validator":
            tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
            found |= {n.slice.value for n in ast.walk(tree) if isinstance(n, ast.Subscript) and isinstance(n.ctx, ast.Store)
                      and isinstance(n.slice, ast.Constant)}
    return found


def settings_class(flavor):
    """The name of a flavor's settings class, None when its component has no settings."""
    source = textwrap.dedent(inspect.getsource(type(flavor).implementation_class.fget))
    (returned,) = [n.value.id for n in ast.walk(ast.parse(source)) if isinstance(n, ast.Return)]
    return declared(returned)


def declared(component):
    """The class that a component's class, or the nearest of its bases, returns as settings_class."""
    for returned, bases in classes_of_source().get(component, ()):
        if returned is not None:
            return returned or None
        for base in bases:
            found = declared(base)
            if found:
                return found
    return None


@functools.cache
def classes_of_source():
    """{class: [(what its settings_class returns, its bases)]} of all of ZenML's source; "" stands for None."""
    found = {}
    for file in sorted(Path(zenml.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                bases = [b.id for b in node.bases if isinstance(b, ast.Name)]
                found.setdefault(node.name, []).append((returned_by(node), bases))
    return found


def returned_by(node):
    """What a class's own settings_class returns; None when it has none of its own."""
    for method in node.body:
        if isinstance(method, ast.FunctionDef) and method.name == "settings_class":
            for statement in ast.walk(method):
                if isinstance(statement, ast.Return):
                    return statement.value.id if isinstance(statement.value, ast.Name) else ""
    return None


def loaded():
    """The settings classes that are loaded, by name."""
    found, waiting = {}, [BaseSettings]
    while waiting:
        for cls in waiting.pop().__subclasses__():
            found[cls.__name__] = cls
            waiting.append(cls)
    return found


def texts(cls):
    """What ZenML says of a model's fields: their description, or their line below "Attributes:"."""
    found = {}
    for base in reversed(cls.__mro__):
        found.update(attributes(base.__dict__.get("__doc__") or ""))
    for name, info in cls.model_fields.items():
        if info.description:
            found[name] = info.description
    return {name: one_line(text) for name, text in found.items() if name in cls.model_fields}


def attributes(docstring):
    """The entries of a docstring's "Attributes:", in Google's style."""
    _, _, section = inspect.cleandoc(docstring).partition("\nAttributes:\n")
    section = re.split(r"\n(?=\S)", "\n" + section)[0]
    entries = re.split(r"\n {4}(?=\w+: )", section)[1:]
    return dict(entry.split(": ", 1) for entry in entries)


def one_line(text):
    return " ".join(text.split())
