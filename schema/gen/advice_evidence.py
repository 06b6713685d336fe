"""What ZenML says of documents in which an advice was followed, as evidence for the tests: advice_evidence.py FILE.

A test writes the rows of FILE (see validate/advice_evidence_test.go), and this sets two of their fields: "accepted" says
that ZenML accepts the document, "kept" that it reads the entry at the path of the row and does not ignore it.
"""

import inspect
import json
import sys

import evidence  # also silences ZenML
import yaml
from pydantic import ValidationError
from zenml.config.pipeline_run_configuration import PipelineRunConfiguration
from zenml.config.step_configurations import StepConfigurationUpdate
from zenml.pipelines.pipeline_definition import Pipeline
from zenml.utils import settings_utils

import components


def main(file):
    with open(file, encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    classes = component_classes()
    for row in rows:
        row["accepted"], row["kept"] = answer(row["advised"], row["path"] or [], classes)
    with open(file, "w", encoding="utf-8") as out:
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n")


def answer(text, path, classes):
    """Whether ZenML accepts a document, and keeps the entry at a path of it."""
    if not evidence.accepted(text):
        return False, False
    data = yaml.safe_load(text)
    try:
        read = {"": data, **{name: step for name, step in (data.get("steps") or {}).items()}}
        kept = {name: read_settings(block.get("settings") or {}, classes, path) for name, block in read.items() if block}
    except (ArithmeticError, TypeError, ValueError):
        return False, False
    return True, keeps(data, path, kept)


def read_settings(settings, classes, path):
    """The settings of a block as their classes read them: those of the stack, too, which SettingsResolver reads later.

    A class that refuses settings since they are not complete does not refuse the entry at the path."""
    read = {}
    for key, values in settings.items():
        cls = settings_utils.get_general_settings().get(key) or classes.get(key)
        try:
            read[key] = cls(**values).model_dump(exclude_unset=True) if cls else values
        except ValidationError as error:
            if key not in classes or any(set(map(str, e["loc"])) & set(path) for e in error.errors()):
                raise
            read[key] = values
        if key in classes and read[key]:
            read[key] |= {name: None for name in values if name in cls.model_fields}  # a validator may give it another name
    return read


def keeps(data, path, settings):
    """Whether ZenML reads the entry at a path."""
    block, model = "", PipelineRunConfiguration
    if path[:1] == ["steps"] and len(path) > 2:
        block, model, path = path[1], StepConfigurationUpdate, path[2:]
    if not path or path[0] == "steps":
        return True
    if path[0] == "settings":
        return len(path) == 1 or follow(settings.get(block, {}), path[1:])
    if path[0] not in model.model_fields:
        return model is PipelineRunConfiguration and path[0] in inspect.signature(Pipeline.configure).parameters
    values = (data["steps"][block] if block else data)[path[0]]
    return len(path) == 1 or follow(model(**{path[0]: values}).model_dump(exclude_unset=True)[path[0]], path[1:])


def follow(value, path):
    """Whether there is something at a path; an item of a list is not looked for by its number."""
    for part in path:
        if isinstance(value, list) or value is None or isinstance(value, str):
            return True
        if part not in value:
            return False
        value = value[part]
    return True


def component_classes():
    """The settings classes of the flavors that ZenML ships, by TYPE.FLAVOR."""
    found = {}
    for flavor in components.flavors():
        flavor.config_class
        name = components.settings_class(flavor)
        if name:
            found[f"{flavor.type.value}.{flavor.name}"] = components.loaded()[name]
    return found


if __name__ == "__main__":
    main(sys.argv[1])
