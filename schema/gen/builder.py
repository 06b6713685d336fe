"""What the image builder of a release does, seen by letting it work on marked settings."""

import ast
import inspect
import re
import sys

import zenml
from zenml.config.build_configuration import BuildConfiguration
from zenml.config.docker_settings import DockerSettings, PythonEnvironmentExportMethod, PythonPackageInstaller
from zenml.orchestrators import containerized_orchestrator
from zenml.utils import pipeline_docker_image_builder as builder

PYTHON = f"py{sys.version_info.major}.{sys.version_info.minor}"
SOURCE = inspect.getsource(builder)
FIELDS = DockerSettings.model_fields

# Settings of which each leaves its mark on lines of the Dockerfile. Keys that a
# release does not know fall away.
MARKED = {
    "build_config": {"build_options": {"build_args": {"MARK_ARG": "x"}}},
    "environment": {"mark_env": "mark_env_value"},
    "python_package_installer_args": {"mark-flag": None},
    "python_package_installer_cache_mount": "mark_mount",
    "local_project_install_command": "mark_local_project",
    "user": "mark_user",
    "runtime_environment": {"mark_runtime": "mark_runtime_value"},
}
APT, FILE, ENTRYPOINT, PARENT = "mark_apt", "mark_file", "mark_entrypoint", "mark_parent"
# What a line is written for, told by the mark in it, and what the marks become in the template.
FOR = [
    ("ARG MARK_ARG", "build_args", {"MARK_ARG": "{name}"}),
    ("MARK_ENV", "environment", {"MARK_ENV": "{NAME}", "mark_env_value": "{value}"}),
    (APT, "apt_packages", {f"'{APT}1' '{APT}2'": "{packages}"}),
    (FILE, "requirements_files", {FILE: "{file}"}),
    ("mark_local_project", "local_project_install_command", {"mark_local_project": "{value}"}),
    ("mark_user", "user", {"mark_user": "{value}"}),
    ("MARK_RUNTIME", "runtime_environment", {"MARK_RUNTIME": "{NAME}", "mark_runtime_value": "{value}"}),
    (ENTRYPOINT, "entrypoint", {ENTRYPOINT: "{value}"}),
    (PARENT, "", {PARENT: "{parent_image}"}),
]


def dump():
    return {
        "parent_image": builder.DEFAULT_DOCKER_PARENT_IMAGE.replace(zenml.__version__, "{version}").replace(PYTHON, "py{python}"),
        "repository": builder.DEFAULT_ZENML_DOCKER_REPOSITORY,
        "intermediate_tag": "{tag}" + re.search(r'\{tag\}([\w-]+)"', SOURCE).group(1),
        "sanitizes_intermediate_tag": "sanitize_tag(" in SOURCE,
        "lines": lines(),
        "installer": FIELDS["python_package_installer"].default.value,
        "installers": {i.value: installer(i) for i in PythonPackageInstaller},
        "cache_mount_drops": ["no-cache-dir"] if "python_package_installer_cache_mount" in FIELDS else [],
        "build_needed_by": build_needed_by(),
        "requirements_files": requirements_files(),
        "export_commands": {m.value: m.command for m in PythonEnvironmentExportMethod},
        "pyproject_commands": getattr(builder, "DEFAULT_PYPROJECT_EXPORT_COMMANDS", []),
        "overrides_pull": "build_options.pull = " in SOURCE,
        "build_options_of_settings": "docker_settings.build_options" in SOURCE,
        "lists_skipped_pipeline": "pipeline_settings.skip_build" in inspect.getsource(containerized_orchestrator),
        "checksum_reads_dockerfile": "open(self.settings.dockerfile" in inspect.getsource(BuildConfiguration),
        "detects_requirements": "disable_automatic_requirements_detection" in FIELDS,
    }


def dockerfile(installer, marked=MARKED, files=(FILE,)):
    """The Dockerfile that the release's builder writes for the marked settings it knows."""
    known = {k: v for k, v in marked.items() if k in FIELDS}
    return builder.PipelineDockerImageBuilder._generate_zenml_pipeline_dockerfile(
        parent_image=PARENT,
        docker_settings=DockerSettings(python_package_installer=installer, **known),
        requirements_files=[(f, "", []) for f in files],
        apt_packages=[f"{APT}1", f"{APT}2"],
        entrypoint=ENTRYPOINT,
    ).split("\n")


def lines():
    """The lines of a Dockerfile in order: what each is written for, and its template.

    {install} stands for the installer's command with its arguments, {run} for RUN
    with or without a cache mount.
    """
    return [row(line) for line in dockerfile(PythonPackageInstaller.UV)]


def row(line):
    line = re.sub(r"^RUN --mount=mark_mount ", "{run} ", line)
    line = re.sub(r"uv pip install .*--mark-flag", "{install}", line)
    if line == "RUN pip install uv":
        return {"for": "installer", "text": line}
    for mark, reason, names in FOR:
        if mark in line:
            for old, new in names.items():
                line = line.replace(old, new)
            return {"for": reason, "text": line}
    return {"for": "", "text": line}


def installer(which):
    """An installer: what must run before it, its command, and its default arguments in order."""
    default = {"python_package_installer_args": {}}
    found = dockerfile(which, default)
    (install,) = (line for line in found if f"-r {FILE}" in line)
    command, arguments = re.fullmatch(rf"RUN ((?:uv )?pip install) ?(.*) -r {FILE}", install).groups()
    before = [line.removeprefix("RUN ") for line in found if re.fullmatch(r"RUN pip install \w+", line)]
    pairs = [a.removeprefix("--").partition("=") for a in arguments.split()]
    return {
        "setup": before,
        "command": command,
        "arguments": [{"name": name, "value": value, "flag": not equals} for name, equals, value in pairs],
    }


def build_needed_by():
    """The settings of which any makes ZenML build an image: the list `requires_zenml_build = any([...])`."""
    for node in ast.walk(ast.parse(SOURCE)):
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "requires_zenml_build":
            return [e.attr if isinstance(e, ast.Attribute) else e.id for e in node.value.args[0].elts]
    raise LookupError("requires_zenml_build")


def requirements_files():
    """The names of the requirements files that the builder writes, in the order in which they are installed."""
    order = re.findall(r'"(\.zenml_\w+_requirements)"', SOURCE)
    return list(dict.fromkeys(order))
