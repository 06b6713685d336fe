"""What a run configuration may hold, read off pydantic's own core schemas.

A type is written as a string ("str", "bool", "any", ...) or as an object with the
key "type"; `Walk.type` lists them all. A model is its fields, what it does with
unknown keys, and the names of its validators: what those do is in Go, by name,
and a test fails on a name that Go does not know.
"""

import ast
import inspect
import re
import textwrap
from enum import Enum

from pydantic import BaseModel
from zenml.config.compiler import Compiler
from zenml.config.pipeline_configurations import PipelineConfiguration
from zenml.config.pipeline_run_configuration import PipelineRunConfiguration
from zenml.config.step_configurations import PartialStepConfiguration, StepConfiguration, StepConfigurationUpdate
from zenml.enums import StackComponentType
from zenml.pipelines.pipeline_definition import Pipeline
from zenml.utils import dict_utils, settings_utils

SCALARS = {"any", "bool", "datetime", "none", "timedelta", "uuid"}
ANY = {"type": "any"}
CONSTRAINTS = ("gt", "ge", "lt", "le", "pattern", "min_length", "max_length")


def dump():
    """The table of models, and where reading starts."""
    walk = Walk()
    walk.add(PipelineRunConfiguration)
    walk.add(StepConfigurationUpdate)
    walk.narrow(StepConfigurationUpdate, PartialStepConfiguration)
    general = settings_utils.get_general_settings()
    for model in general.values():
        walk.add(model)
    return {
        "run": PipelineRunConfiguration.__name__,
        "step": StepConfigurationUpdate.__name__,
        "settings": {key: {"model": model.__name__, "levels": levels(model)} for key, model in general.items()},
        "component_types": StackComponentType.values(),
        "settings_key": settings_utils.STACK_COMPONENT_REGEX.pattern,
        "settings_key_whole": whole_key_is_matched(),
        "null_on_step": null_on_step(),
        "configure": configure(),
        "unused": unused(),
        "models": walk.models,
    }


def null_on_step():
    """What a null in a step's settings does to the pipeline's value: it "replaces" it, or the
    step "inherits" it, where mappings with free keys do so only when "inherits_deep"."""
    if not hasattr(StepConfiguration, "apply_pipeline_configuration"):
        return "replaces"
    deep = "ignore_none" in inspect.signature(dict_utils.recursive_update).parameters
    return "inherits_deep" if deep else "inherits"


def configure():
    """The arguments of Pipeline.configure, to which ZenML passes the keys of their names (Pipeline.with_options)."""
    _, *names = inspect.getfullargspec(Pipeline.configure)[0]
    return sorted(names)


def unused():
    """The keys at the top of a file that ZenML checks and then neither hands to Pipeline.configure nor reads itself, and
    the dotted paths of those that give way to what every step has by default."""
    source = inspect.getsource(Compiler) + inspect.getsource(Pipeline)
    read = set(re.findall(r"\brun_config(?:uration)?\.(\w+)", source))
    names = PipelineRunConfiguration.model_fields.keys() - {*configure(), *read}
    return sorted(names | overridden())


# What each key of a cache policy is not by default.
PROBES = {
    "ignored_inputs": ["data"],
    "file_dependencies": ["a.txt"],
    "source_dependencies": ["module.name"],
    "cache_func": "module.name",
    "expires_after": 60,
}


def overridden():
    """The keys of a pipeline's cache policy that the default of a step without one puts back."""
    lost = set()
    if "cache_policy" not in StepConfiguration.model_fields:
        return lost
    step = StepConfiguration(name="step", template=None)
    arguments = inspect.signature(step.apply_pipeline_configuration).parameters
    rest = {"exclude_hook_sources": False} if "exclude_hook_sources" in arguments else {}
    for name in type(step.cache_policy).model_fields:
        of_pipeline = PipelineConfiguration(name="pipeline", cache_policy={name: PROBES.get(name, False)})
        applied = step.apply_pipeline_configuration(of_pipeline, **rest)
        if getattr(applied.cache_policy, name) != getattr(of_pipeline.cache_policy, name):
            lost.add(f"cache_policy.{name}")
    return lost


def whole_key_is_matched():
    """Whether the key must match to its end: re.match lets anything follow."""
    return not settings_utils.is_stack_component_setting_key("orchestratorx")


class Walk:
    """Collects the models below those that are added."""

    def __init__(self):
        self.models = {}
        self.classes = {}
        self.definitions = {}

    def add(self, model):
        self.type(self.schema_of(model))

    def narrow(self, model, after):
        """Takes the fields of model as another declares them which ZenML makes of it next: one that
        is optional at first need not be so in the end."""
        schema = self.schema_of(after)
        while schema["type"] != "model-fields":
            schema = self.definitions[schema["schema_ref"]] if schema["type"] == "definition-ref" else schema["schema"]
        fields = self.models[model.__name__]["fields"]
        for name in fields.keys() & schema["fields"].keys():
            row = self.field(after, name, schema["fields"][name])
            assert fields[name]["type"] in (row["type"], {"type": "optional", "of": row["type"]}), name
            fields[name] = row

    def schema_of(self, model):
        """A model's core schema, without the definitions around it."""
        schema = model.__pydantic_core_schema__
        if schema["type"] != "definitions":
            return schema
        for definition in schema["definitions"]:
            self.definitions[definition["ref"]] = definition
        return schema["schema"]

    def type(self, schema, functions=()):
        """The type that a core schema stands for. functions are those met on the way down to a model."""
        kind = schema["type"]
        if kind in SCALARS:
            return kind
        if kind in ("str", "int", "float"):
            limits = {c: schema[c] for c in CONSTRAINTS if c in schema}
            return {"type": kind, **limits} if limits else kind
        if kind == "nullable":
            return {"type": "optional", "of": self.type(schema["schema"])}
        if kind == "default":
            return self.type(schema["schema"])
        if kind in ("list", "set", "tuple"):
            return {"type": "list", "of": self.type(items_of(schema))}
        if kind == "dict":
            keys, values = schema.get("keys_schema", ANY), schema.get("values_schema", ANY)
            return {"type": "dict", "keys": self.type(keys), "of": self.type(values)}
        if kind == "union":
            members = [c[0] if isinstance(c, tuple) else c for c in schema["choices"]]
            return {"type": "union", "of": [self.type(m) for m in members], "mode": schema.get("mode", "smart")}
        if kind == "enum":
            return {"type": "enum", "values": [m.value for m in schema["members"]], "lax": lax_enum(schema)}
        if kind == "literal":
            return {"type": "literal", "values": schema["expected"]}
        if kind == "definition-ref":
            return self.type(self.definitions[schema["schema_ref"]], functions)
        if kind == "definitions":
            for definition in schema["definitions"]:
                self.definitions[definition["ref"]] = definition
            return self.type(schema["schema"], functions)
        if kind == "lax-or-strict":
            return self.type(schema["lax_schema"], functions)
        if kind in ("function-before", "function-after", "function-wrap", "function-plain"):
            return self.function(schema, kind.removeprefix("function-"), functions)
        if kind == "model":
            return self.model(schema, functions)
        raise TypeError(f"core schema of type {kind}: {schema}")

    def function(self, schema, when, functions):
        function = schema["function"]["function"]
        if belongs_to_model(schema):
            return self.type(schema["schema"], (*functions, (when, function)))
        if isinstance(function, type):  # a constructor, of a subclass of what was validated
            return self.type(schema["schema"])
        return {"type": "checked", "when": when, "by": function.__name__, "of": self.type(schema["schema"])}

    def model(self, schema, functions):
        cls = schema["cls"]
        name = cls.__name__
        assert self.classes.setdefault(name, cls) is cls, f"two models are called {name}"
        if name in self.models:
            return {"type": "model", "name": name}
        row = self.models[name] = {}
        inner = schema["schema"]
        while inner["type"] != "model-fields":
            functions = (*functions, (inner["type"].removeprefix("function-"), inner["function"]["function"]))
            inner = inner["schema"]
        before = [f for when, f in functions if when != "after"]
        row["extra"] = cls.model_config.get("extra", "ignore")
        row["keywords"] = keywords(cls) if schema["custom_init"] else None
        row["json_text"] = any(takes_json(f) for f in before)
        row["validators"] = sorted({f.__name__ if not takes_json(f) else wrapped(f).__name__ for _, f in functions} - {"_deprecation_validator"})
        row["fields"] = {n: self.field(cls, n, f) for n, f in inner["fields"].items()}
        row["legacy"] = sorted({k for f in before for k in keys_taken(f)} - set(row["fields"]))
        row["deprecated"] = deprecated(cls)
        return {"type": "model", "name": name}

    def field(self, cls, name, schema):
        info = cls.model_fields[name]
        row = {"type": self.type(schema["schema"])}
        if "validation_alias" in schema:
            row["alias"] = schema["validation_alias"]
        if info.is_required():
            row["required"] = True
        else:
            row["default"] = plain(info.get_default(call_default_factory=True))
        return row


def levels(model):
    """Where settings are allowed: on a "step", on the "pipeline", or both."""
    return sorted(level.name.lower() for level in type(model.LEVEL) if level in model.LEVEL)


def keywords(cls):
    """The parameters of a model's own __init__, which keep keys of their names from the model."""
    return [n for n, p in inspect.signature(cls.__init__).parameters.items() if p.kind is not p.VAR_KEYWORD]


def items_of(schema):
    if schema["type"] == "tuple":
        (items,) = schema["items_schema"]  # only Tuple[X, ...] occurs
        return items
    return schema.get("items_schema", ANY)


def lax_enum(schema):
    """What an enumeration accepts besides its values: those of its base type, as pydantic coerces them."""
    if hasattr(schema["cls"], "__or__") and schema.get("sub_type") == "int":
        return "flag"
    return schema.get("sub_type", "")


def belongs_to_model(schema):
    """Whether a function wraps a whole model (model_validator) or a value (field_validator, Annotated)."""
    function = schema["function"]["function"]
    while schema["type"].startswith("function-"):
        schema = schema["schema"]
    if schema["type"] != "model":
        return False
    names = {d.cls_var_name for d in schema["cls"].__pydantic_decorators__.model_validators.values()}
    return function.__name__ in names or takes_json(function)


def takes_json(function):
    """Whether zenml's before_validator_handler is around: it reads a string as JSON."""
    return getattr(function, "__name__", "") == "before_validator"


def wrapped(function):
    """The method inside before_validator_handler."""
    function = getattr(function, "__func__", function)
    return inspect.getclosurevars(function).nonlocals["method"]


def deprecated(cls):
    """{deprecated key: its replacement or ""}, from deprecation_utils and from the docstring."""
    found = {}
    for line in re.findall(r"^\s+(\w+): DEPRECATED", inspect.getdoc(cls) or "", re.M):
        if line in cls.model_fields:
            found[line] = ""
    for decorator in cls.__pydantic_decorators__.model_validators.values():
        function = getattr(decorator.func, "__func__", decorator.func)
        if takes_json(function):
            for attribute in inspect.getclosurevars(wrapped(function)).nonlocals.get("attributes", ()):
                old, new = (attribute, "") if isinstance(attribute, str) else attribute
                found[old] = new
    found.update({n: "" for n, f in cls.model_fields.items() if f.deprecated})
    return found


def keys_taken(function):
    """The keys that a before validator takes out of the data by name: data.pop("x")."""
    method = wrapped(function) if takes_json(function) else getattr(function, "__func__", function)
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(method)))
    except (OSError, TypeError):
        return
    lists = {
        t.id: [c.value for c in n.value.elts]
        for n in ast.walk(tree)
        if isinstance(n, ast.Assign) and isinstance(n.value, ast.List) and all(isinstance(c, ast.Constant) for c in n.value.elts)
        for t in n.targets
        if isinstance(t, ast.Name)
    }
    loops = {
        n.target.id: lists[n.iter.id]
        for n in ast.walk(tree)
        if isinstance(n, ast.For) and isinstance(n.iter, ast.Name) and n.iter.id in lists
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "pop" and node.args:
            key = node.args[0]
            if isinstance(key, ast.Constant):
                yield key.value
            elif isinstance(key, ast.Name):
                yield from loops.get(key.id, ())


def plain(value):
    """A default as JSON."""
    if isinstance(value, BaseModel):
        return plain(value.model_dump())
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dict):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple, set)):
        return [plain(v) for v in value]
    assert value is None or isinstance(value, (bool, int, float, str)), value
    return value
