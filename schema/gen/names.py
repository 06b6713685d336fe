"""What Python code can name of ZenML: the constants of its integrations, the members of its enumerations, what
"from zenml... import *" brings, the keywords of functions, and the modules of classes of settings. All is read from the wheel,
nothing is imported."""

import ast
import zipfile
from pathlib import PurePosixPath

CONSTANTS = "zenml/integrations/constants.py"
SETTINGS_KEYS = "zenml/config/constants.py"
PACKAGES = ("zenml", "zenml/config", "zenml/pipelines", "zenml/steps")
# The functions whose keywords are listed, by file and class ("" for none), with the names that the table has for them.
FUNCTIONS = {
    ("zenml/steps/step_decorator.py", ""): {"step": "step"},
    ("zenml/pipelines/pipeline_decorator.py", ""): {"pipeline": "pipeline"},
    ("zenml/steps/base_step.py", "BaseStep"): {
        "__init__": "BaseStep", "configure": "step.configure", "with_options": "step.with_options",
    },
    ("zenml/pipelines/pipeline_definition.py", "Pipeline"): {
        "configure": "pipeline.configure", "with_options": "pipeline.with_options", "build": "pipeline.build",
    },
}
# The function that gets the keywords of **kwargs.
PASSED_TO = {"pipeline.with_options": "pipeline.configure"}
SECTIONS = ("constants", "exports", "keywords", "members", "modules", "settings_keys")
# Where classes of settings are defined; of two with the same name the one in a folder "flavors" is meant.
SETTINGS = ("zenml/config/", "zenml/model/model.py", "zenml/integrations/", "zenml/orchestrators/", "zenml/deployers/", "zenml/sandboxes/")
# Those that a run configuration has, besides the classes whose names end with Settings.
OTHER_MODELS = {
    "DatabricksAccessControlRequest",
    "DockerBuildConfig",
    "DockerBuildOptions",
    "Model",
    "PoolResourceDemand",
    "Schedule",
    "StepRetryConfig",
    "VertexCustomJobParameters",
}


def dump(wheel):
    """{"constants": {NAME: text}, "members": {"CLASS.NAME": text}, "exports": {"PACKAGE.NAME": ""}, "modules": {CLASS: MODULE},
    "settings_keys": {NAME: text}}; members of classes of the same name that are not the same are left out. "keywords" are
    {"FUNCTION.KEYWORD": ""}."""
    found = {section: {} for section in SECTIONS}
    with zipfile.ZipFile(wheel) as archive:
        for name in sorted(archive.namelist()):
            if name == CONSTANTS:
                found["constants"] = dict(texts(ast.parse(archive.read(name)).body))
            elif name == SETTINGS_KEYS:
                found["settings_keys"] = dict(texts(ast.parse(archive.read(name)).body))
            elif name in [f"{package}/__init__.py" for package in PACKAGES]:
                package = name.removesuffix("/__init__.py").replace("/", ".")
                found["exports"].update({f"{package}.{each}": "" for each in exported(ast.parse(archive.read(name)))})
            elif declares(PurePosixPath(name)):
                for key, value in members(ast.parse(archive.read(name))):
                    value = value if found["members"].get(key, value) == value else None
                    found["members"][key] = value
            if name.startswith(SETTINGS) and name.endswith(".py"):
                module = name.removesuffix(".py").replace("/", ".")
                for each in models(ast.parse(archive.read(name))):
                    if ".flavors." in module or each not in found["modules"]:
                        found["modules"][each] = module
        found["keywords"] = dict.fromkeys(sorted(keywords(archive)), "")
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


def models(module):
    """The names of classes of settings."""
    for node in module.body:
        if isinstance(node, ast.ClassDef) and (node.name.endswith("Settings") or node.name in OTHER_MODELS):
            yield node.name


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


def keywords(archive):
    """The keywords of FUNCTIONS, as FUNCTION.KEYWORD; "**" for a function that takes any."""
    found = {}
    for (file, owner), functions in FUNCTIONS.items():
        body = ast.parse(archive.read(file)).body
        if owner:
            body = next(node.body for node in body if isinstance(node, ast.ClassDef) and node.name == owner)
        for node in body:  # the last definition is the implementation, those before it are overloads
            if isinstance(node, ast.FunctionDef) and node.name in functions:
                arguments = [each.arg for each in [*node.args.args, *node.args.kwonlyargs]]
                found[functions[node.name]] = {*arguments, *(["**"] if node.args.kwarg else [])} - {"self", "_func"}
    for name, target in PASSED_TO.items():
        found[name] = found[name] - {"**"} | found[target]
    return {f"{function}.{name}" for function, names in found.items() for name in names}
