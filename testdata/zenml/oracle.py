#!/usr/bin/env python3
"""What real ZenML does with a run-configuration file, as JSON.

For every YAML file named on the command line (or every *.yaml below a folder)
this compiles a pipeline with the real `zenml` package against a local stack
and prints one JSON object per line:

  file       the path as given
  accepted   false when ZenML refuses the file
  phase      where it was refused: "yaml", "config" or "settings"
  error      the first line of ZenML's own message
  problems   every pydantic error of the file, also those after the first:
             {"path", "type", "message"}; keys in a path are spelled as in the
             file, an index counts from 0, and a path can end in the name of a
             union's branch. A value with several aliases comes once
  marks      the position of each key and value (see marks)
  ignored    paths of the keys that ZenML silently ignores, spelled likewise
  warnings   what ZenML logged while it compiled, in order, each once
  pipeline   the docker settings of the pipeline (only what differs from ZenML's
             defaults)
  steps      {step: its effective docker settings, likewise}
  builds     the images that would be built, the pipeline's first, then by step:
             "step"                null for the pipeline's image
             "steps"               the steps that run in it
             "image"               only where an image is used as it is, unbuilt
             "parent_build"        only with `dockerfile:`, the image that is built
                                   first: dockerfile, build_context_root, options
             "dockerfile"          the text ZenML writes (not if there is an "image",
                                   nor where the image of `dockerfile:` suffices)
             "requirements"        {file name: content} of the files it copies; nothing
                                   for those that a command prints
             "apt_packages"        with those of stack and integrations
             "docker_cli_options"  those of the image builder (from 0.92 on). Every parent image is on the
                                   machine, so --pull is never among them
             "error"               why the build of this image cannot start

The steps of the pipeline are the keys below `steps:` that are strings, in
order, then one more, `other_step`, which the file says nothing about.
Files that a case refers to (requirements.txt, Dockerfile, ...) are looked up
in the folder of the case, which is also the source root.

generate.sh makes the environments and runs this for each release.
Each release needs a separate folder in ORACLE_CONFIG (its local database).

Fixed inputs, so that the output is the same on every machine: the parent image
is that of the installed ZenML on Python 3.11, the stack is `local_docker` +
`local` artifact store, and the stack requires STACK_REQUIREMENTS and
STACK_APT below.
"""

import contextlib
import copy
import inspect
import json
import linecache
import logging
import math
import os
import subprocess
import sys
import tempfile
import types
import typing
import warnings
from pathlib import Path
from types import SimpleNamespace
from typing import Any

STACK_REQUIREMENTS = {"kubernetes>=18.20.0", "s3fs>2022.3.0"}
STACK_APT: list = []
EXTRA_STEP = "other_step"

os.environ["ZENML_CONFIG_PATH"] = os.environ.get(
    "ORACLE_CONFIG", os.path.join(tempfile.gettempdir(), "zenml-oracle-config")
)
os.environ["ZENML_ANALYTICS_OPT_IN"] = "false"
os.environ["ZENML_ENABLE_REPO_INIT_WARNINGS"] = "false"
os.environ.pop("ZENML_LOGGING_COLORS_DISABLED", None)  # older Dockerfiles carry it
os.environ.setdefault("MY_REGISTRY", "registry.example.com")  # for ${MY_REGISTRY}

with contextlib.redirect_stdout(sys.stderr):
    import yaml
    import zenml
    from zenml import pipeline, step
    from zenml.client import Client
    from zenml.environment import Environment
    from zenml.config import docker_settings as ds_module
    from zenml.config.docker_settings import DockerSettings
    from pydantic import BaseModel, ValidationError
    from zenml.config.pipeline_run_configuration import PipelineRunConfiguration
    from zenml.config.resource_settings import ResourceSettings
    from zenml.config.step_configurations import StepConfigurationUpdate
    from zenml.enums import StackComponentType as T
    from zenml.integrations.registry import integration_registry
    from zenml.pipelines.pipeline_definition import Pipeline
    from zenml.utils import deprecation_utils, pipeline_docker_image_builder as pb
    from zenml.image_builders import BuildContext
    from zenml.utils import settings_utils, source_utils

try:
    from zenml.config.deployment_settings import DeploymentSettings
except ImportError:  # up to 0.90
    DeploymentSettings = None

# The settings blocks that ZenML itself reads.
SETTINGS = {"docker": DockerSettings, "resources": ResourceSettings}
if DeploymentSettings:
    SETTINGS["deployment"] = DeploymentSettings  # on a step it is refused as a whole

# What a file may give: the run configuration, and the arguments of
# Pipeline.configure, to which ZenML passes keys of the same name.
TOP_LEVEL = {
    *PipelineRunConfiguration.model_fields,
    *inspect.getfullargspec(Pipeline.configure)[0],
}

PARENT_IMAGE = f"zenmldocker/zenml:{zenml.__version__}-py3.11"
pb.DEFAULT_DOCKER_PARENT_IMAGE = PARENT_IMAGE
# No container engine runs here: every image is local, tagging does nothing.
ENGINE = SimpleNamespace(
    is_image_local=lambda name: True, tag_image=lambda *args, **kwargs: None
)
if hasattr(pb, "get_container_engine"):
    pb.get_container_engine = lambda *args, **kwargs: ENGINE
else:  # older releases: a module of functions
    pb.docker_utils.is_local_image = ENGINE.is_image_local
    pb.docker_utils.tag_image = ENGINE.tag_image
# What `pip freeze` and the exports of a pyproject.toml print is the machine's affair,
# and they are slow: ZenML lists the installed packages for every run.
Environment.get_python_packages = staticmethod(lambda: [])
pb.subprocess = SimpleNamespace(
    check_output=lambda *args, **kwargs: b"",
    run=lambda *args, **kwargs: SimpleNamespace(stdout=b""),
    CalledProcessError=subprocess.CalledProcessError,
)
pb_sanitize = (
    pb.ContainerEngine.sanitize_tag
    if hasattr(pb, "ContainerEngine")
    else getattr(pb.docker_utils, "sanitize_tag", lambda tag: tag)
)


class _Records(logging.Handler):
    def __init__(self):
        super().__init__(logging.WARNING)
        self.lines = []

    def emit(self, record):
        line = record.getMessage()
        if line not in self.lines:
            self.lines.append(line)


def activate_stack():
    client = Client()
    try:
        client.get_stack("oracle")
    except KeyError:
        client.create_stack_component("oracle", "local_docker", T.ORCHESTRATOR, {})
        client.create_stack(
            "oracle", {T.ORCHESTRATOR: "oracle", T.ARTIFACT_STORE: "default"}
        )
    client.activate_stack("oracle")
    return client.active_stack


def plain(value):
    """JSON-ready copy: enums by value, everything else as Python prints it."""
    if isinstance(value, dict):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    if hasattr(value, "value") and value.__class__.__module__.startswith("zenml"):
        return value.value
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    return str(value)


def shown(settings):
    return plain(settings.model_dump(exclude_defaults=True))


def function(name, parameters, body=lambda: None):
    """A function called `name` that takes what the file passes as parameters."""
    wanted = [p for p in parameters or {} if isinstance(p, str) and p.isidentifier()]
    scope = {"body": body, "Any": Any}
    takes = ", ".join(f"{p}: Any = None" for p in wanted)
    source = f"def f({takes}) -> None:\n    body()\n"
    file = f"<function {name} {takes}>"
    linecache.cache[file] = (len(source), None, source.splitlines(True), file)
    exec(compile(source, file, "exec"), scope)  # nosec: names are identifiers
    scope["f"].__name__ = scope["f"].__qualname__ = name
    scope["f"].__module__ = __name__
    return scope["f"]


def below(data, *path):
    for key in path:
        data = data.get(key) if isinstance(data, dict) else None
    return data


def marks(text):
    """{JSON pointer: [first line, column, last line, column of the key, then of the value]}

    Counted from 1, columns in code points, ends exclusive, as PyYAML's composer
    places them. The end of a block mapping or sequence lies where the next token
    begins. Nodes reached through an alias or a merge have no mark of their own.
    """
    found, aliased, seen = {}, set(), set()

    def span(node):
        return [node.start_mark.line + 1, node.start_mark.column + 1,
                node.end_mark.line + 1, node.end_mark.column + 1]

    def walk(node, pointer):
        if id(node) in seen:
            aliased.add(id(node))
            return
        seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if isinstance(key, yaml.ScalarNode) and id(value) not in seen:
                    name = str(key.value).replace("~", "~0").replace("/", "~1")
                    found[f"{pointer}/{name}"] = [*span(key), *span(value)]
                    walk(value, f"{pointer}/{name}")
        elif isinstance(node, yaml.SequenceNode):
            for index, value in enumerate(node.value):
                if id(value) not in seen:
                    found[f"{pointer}/{index}"] = [*span(value), *span(value)]
                    walk(value, f"{pointer}/{index}")

    walk(yaml.compose(text, Loader=yaml.SafeLoader), "")
    return found


def known_keys(model):
    """The keys that a model reads; None when it keeps every key."""
    if model.model_config.get("extra") == "allow":
        return None
    fields = model.model_fields
    known = {*fields, *(f.alias for f in fields.values() if f.alias)}
    if model is ResourceSettings and "reclaim_tolerance" in fields:
        known |= {"preemptible", "pool_resources"}  # ResourceSettings.normalize_input
    if "default_materializer_source" in fields:
        known |= {"artifact_source"}  # removed knowingly
    return known


def dropped(value, annotation, path):
    """Yields the paths of unknown keys in a value that is to become `annotation`."""
    origin, inner = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        yield from dropped(value, inner[0], path)
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        if isinstance(value, dict) and (known := known_keys(annotation)) is not None:
            for key, item in value.items():
                if key not in known and not str(key).startswith("x-"):
                    yield [*path, key]
                elif key in annotation.model_fields:
                    yield from dropped(item, annotation.model_fields[key].annotation, [*path, key])
    elif isinstance(value, list) and origin in (list, tuple):
        for index, item in enumerate(value):
            yield from dropped(item, inner[0], [*path, index])
    elif isinstance(value, dict) and origin in (dict, typing.get_origin(typing.Mapping[str, str])):
        for key, item in value.items():
            yield from dropped(item, inner[1], [*path, key])
    elif origin in (typing.Union, types.UnionType):  # the branches that the value can become
        branches = [b for b in inner if typing.get_origin(b) is type(value)]
        for branch in branches or inner:
            yield from dropped(value, branch, path)


# What ZenML calls a key, and what the file may call it.
RENAMED = {new: old for old, new in getattr(ds_module, "BUILD_OPTION_CONVERSIONS", [])}
RENAMED["resources"] = "pool_resources"


class Spelling:
    """How the keys of a file are written there, which is not how pydantic names them."""

    def __init__(self, data, text):
        self.data = copy.deepcopy(data)  # validators of ZenML change what they are given
        self.written = {}  # text of each key that is not a string, by the repr of its value
        loader = yaml.SafeLoader(text)
        nodes = [loader.get_single_node()]
        for node in nodes:
            pairs = node.value if isinstance(node, yaml.MappingNode) else []
            inner = node.value if isinstance(node, yaml.SequenceNode) else [value for _, value in pairs]
            nodes += [n for n in inner if n not in nodes]
            for key, _ in pairs:
                if isinstance(key, yaml.ScalarNode) and not key.tag.endswith((":merge", ":str")):
                    self.written.setdefault(repr(loader.construct_object(key)), key.value)

    @staticmethod
    def key_of(value, part):
        """The key or index of a mapping or list that a part of a path means, in a list; or none."""
        if isinstance(value, list):
            return [part] if isinstance(part, int) and part < len(value) else []
        if not isinstance(value, dict):
            return []
        if isinstance(part, str) and part in value:
            return [part]
        same = [k for k in value if not isinstance(k, str) and part in (k, str(k), repr(k))]
        return same or [k for k in value if k == RENAMED.get(part, ...)]

    def find(self, path):
        """The path as it is written, and what tells its place from all others."""
        value, out, place = self.data, [], None
        for part in path:
            key = self.key_of(value, part)
            place = (id(value), repr(key[0])) if key else (place, part)
            if key and isinstance(value, dict):
                out.append(key[0] if isinstance(key[0], str) else self.written.get(repr(key[0]), plain(key[0])))
            else:
                out.append(plain(part))
            value = value[key[0]] if key else None
        return out, place


def ignored_keys(data, spelling):
    """Paths of the keys that ZenML silently ignores (`x-` keys aside)."""
    if not isinstance(data, dict):
        return []
    found = [[k] for k in data if k not in TOP_LEVEL and not str(k).startswith("x-")]
    known = {k: v for k, v in data.items() if k in PipelineRunConfiguration.model_fields}
    found += dropped(known, PipelineRunConfiguration, [])
    blocks = [["settings"]]
    if isinstance(data.get("steps"), dict):
        blocks += [["steps", name, "settings"] for name in data["steps"]]
    for path in blocks:
        for key, model in SETTINGS.items():
            if key == "deployment" and path != ["settings"]:
                continue
            block = below(data, *path, key)
            if isinstance(block, dict):  # a key that is not a string is rejected, not dropped
                block = {k: v for k, v in block.items() if isinstance(k, str)}
            found += dropped(block, model, [*path, key])
    unique = []
    for path in found:
        if (path := spelling.find(path)[0]) not in unique:
            unique.append(path)
    return unique


def complaints(data, spelling):
    """Every pydantic error of the file, block by block, as path, type and message."""
    found = []

    def attempt(model, value, path):
        try:
            model(**value)
        except ValidationError as error:
            for e in error.errors():
                row = [*path, *e["loc"]], e["type"], e["msg"]
                if row not in found:
                    found.append(row)
        except Exception as error:
            found.append((path, type(error).__name__, first_line(error)))

    if not isinstance(data, dict):
        return [{"path": [], "type": type(data).__name__, "message": "not a mapping"}]
    # ZenML drops unknown keys and nulls at the top before it validates
    fields = PipelineRunConfiguration.model_fields
    known = {k: v for k, v in data.items() if k in fields and v is not None}
    attempt(PipelineRunConfiguration, known, [])
    blocks = [["settings"]]
    if isinstance(data.get("steps"), dict):
        blocks += [["steps", name, "settings"] for name in data["steps"]]
    for path in blocks:
        for key, model in SETTINGS.items():
            if key == "deployment" and path != ["settings"]:
                continue
            value = below(data, *path, key)
            if isinstance(value, dict):
                attempt(model, {k: v for k, v in value.items() if isinstance(k, str)}, [*path, key])
        keys = below(data, *path)
        for key in keys if isinstance(keys, dict) else ():
            if not (isinstance(key, str) and settings_utils.is_valid_setting_key(key)):
                found.append(([*path, key], "setting_key", f"invalid setting key {key}"))
    rows, seen = [], []
    for path, kind, message in found:
        path, place = spelling.find(path)
        if (place, kind, message) not in seen:
            seen.append((place, kind, message))
            rows.append({"path": path, "type": kind, "message": message})
    return rows


def first_line(error):
    line = f"{type(error).__name__}: {str(error).strip()}".splitlines()[0]
    return line.replace(os.getcwd() + "/", "").replace(os.getcwd(), ".")


def forget_warnings():
    """ZenML warns once a process; every case starts afresh."""
    with contextlib.suppress(AttributeError):
        ds_module._docker_settings_warnings_logged.clear()
    name = deprecation_utils.PREVIOUS_DEPRECATION_WARNINGS_ATTRIBUTE
    for cls in (DockerSettings,):
        with contextlib.suppress(AttributeError):
            getattr(cls, name).clear()


def command_line(config):
    """The `docker build` options of a build config; None up to 0.90, where they are a plain mapping."""
    return options_line(config.build_options if config else None)


def options_line(options):
    if isinstance(options, dict) or not hasattr(ds_module, "DockerBuildOptions"):
        return None
    return options.to_docker_cli_options() if options else []


def build_of(config, stack):
    """Runs ZenML's own image build with an image builder that builds nothing."""
    settings = config.settings
    row = {"step": config.step_name}
    options = []
    parent_options = command_line(settings.parent_image_build_config)
    gathered = []
    builder = pb.PipelineDockerImageBuilder()
    original = builder.gather_requirements_files

    def gather(*args, **kwargs):
        gathered.extend(original(*args, **{**kwargs, "log": False}))
        return gathered

    def build(image_name, docker_build_options=None, **_):
        options.append(options_line(docker_build_options))
        return image_name

    builder.gather_requirements_files = gather
    stand_in = SimpleNamespace(
        name="oracle",
        validate=lambda *args, **kwargs: None,
        requirements=stack.requirements,
        apt_packages=stack.apt_packages,
        container_registry=None,
        image_builder=SimpleNamespace(
            is_building_locally=True,
            build_context_class=BuildContext,
            build=build,
        ),
    )
    tag = settings.image_tag if getattr(settings, "image_tag", None) else pb_sanitize(
        "-".join(x for x in ("oracle_pipeline", config.step_name, config.key) if x)
    )
    try:
        # ZenML reads what the settings name for the checksum, before any build and with skip_build too. A build changes the settings.
        row["checksum"] = config.compute_settings_checksum(stack=stand_in)
        gathered.clear()
        image, dockerfile, _ = builder.build_docker_image(
            docker_settings=settings,
            tag=tag,
            stack=stand_in,
            include_files=config.should_include_files(None),
            entrypoint=config.entrypoint,
            extra_files=config.extra_files,
        )
    except Exception as error:  # the build of this one image cannot start
        row["error"] = first_line(error)
        assert "Docker client" not in row["error"], "the fake Docker client does not match"
        return row
    if settings.dockerfile and not settings.skip_build:
        row["parent_build"] = {
            "dockerfile": settings.dockerfile,
            "build_context_root": settings.build_context_root,
        }
        if parent_options is not None:
            row["parent_build"]["docker_cli_options"] = parent_options
    if dockerfile is None:
        if not row.get("parent_build"):
            row["image"] = settings.parent_image  # used as it is
        return row
    apt = list(settings.apt_packages)
    if settings.install_stack_requirements:
        apt += stack.apt_packages
    for name in settings.required_integrations:
        apt += integration_registry.integrations[name].APT_PACKAGES
    row["dockerfile"] = dockerfile
    row["requirements"] = {name: text for name, text, _ in gathered}
    row["apt_packages"] = apt
    if options[-1] is not None:
        row["docker_cli_options"] = options[-1]
    return row


def examine(path, stack):
    forget_warnings()
    out = {"file": str(path), "accepted": False}
    records = _Records()
    root = logging.getLogger()
    root.addHandler(records)
    here = os.getcwd()
    os.chdir(Path(path).resolve().parent)
    source_utils.set_custom_source_root(str(Path(__file__).resolve().parent))
    try:
        try:
            with open(Path(path).name) as f:
                data = yaml.load(f, Loader=yaml.SafeLoader)
        except Exception as error:
            return {**out, "phase": "yaml", "error": first_line(error)}
        names = []
        if isinstance(data, dict) and isinstance(data.get("steps"), dict):
            names = [k for k in data["steps"] if isinstance(k, str)]
        names.append(EXTRA_STEP)
        with open(Path(path).name, encoding="utf-8-sig", newline="") as f:
            text = f.read()
        out["marks"] = marks(text)
        spelling = Spelling(data, text)
        out["problems"] = complaints(data, spelling)
        out["ignored"] = ignored_keys(data, spelling)
        steps = [
            step(function(n, below(data, "steps", n, "parameters"))) for n in names
        ]

        def body():
            for name, s in zip(names, steps):
                s(id=name)

        the_pipeline = pipeline(name="oracle_pipeline")(
            function("the_pipeline", below(data, "parameters"), body)
        )
        name = Path(path).name
        try:
            configured = the_pipeline.with_options(config_path=name)
            configured.prepare()
            snapshot, _, _ = configured._compile(config_path=name)
            pipeline_docker = snapshot.pipeline_configuration.docker_settings
            effective = {
                n: s.config.docker_settings
                for n, s in snapshot.step_configurations.items()
            }
            builds = stack.get_docker_builds(snapshot)
        except Exception as error:
            phase = "settings" if "DockerSettings" in str(error) else "config"
            return {
                **out,
                "phase": phase,
                "error": first_line(error),
                "warnings": records.lines,
            }
        source_utils.set_custom_source_root(os.getcwd())
        out["accepted"] = True
        out["pipeline"] = shown(pipeline_docker)
        out["steps"] = {n: shown(s) for n, s in effective.items()}
        same = sorted(n for n, s in effective.items() if s == pipeline_docker)
        rows = {}
        for build in builds:
            row = build_of(build, stack)
            # Equal checksums share the image of the first (create_pipeline_build).
            first = rows.setdefault(row.pop("checksum", id(row)), row)
            steps = [build.step_name] if build.step_name else same
            first["steps"] = sorted({*first.get("steps", []), *steps})
        out["builds"] = sorted(rows.values(), key=lambda row: row["step"] or "")
        out["warnings"] = records.lines
        return out
    finally:
        source_utils.set_custom_source_root(None)
        os.chdir(here)
        root.removeHandler(records)


def main(arguments):
    files = []
    for argument in arguments:
        p = Path(argument)
        files += sorted(p.rglob("*.yaml")) if p.is_dir() else [p]
    warnings.simplefilter("ignore")
    real_stdout, sys.stdout = sys.stdout, sys.stderr
    stack = activate_stack()
    type(stack).requirements = lambda self, exclude_components=None: set(STACK_REQUIREMENTS)
    type(stack).apt_packages = property(lambda self: list(STACK_APT))
    for path in files:
        try:
            row = examine(path, stack)
        except BaseException:
            print(f"{path}: the oracle itself failed", file=sys.stderr)
            raise
        print(json.dumps(row, sort_keys=True), file=real_stdout, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
