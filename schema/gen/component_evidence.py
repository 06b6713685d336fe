"""What the settings classes of stack components accept, as evidence for the tests: component_evidence.py FILE.

Every field of every flavor's settings is tried with every one of evidence.VALUES. A row is as
those of evidence.py; "loose" says that validators, which the tables leave out, can refuse more.
A field whose validator imports a package that is not installed (wandb) is left out.
"""

import json
import sys

import evidence  # also silences ZenML
import yaml

import components


def main(file):
    values = evidence.words(evidence.VALUES)
    rows = [{"values": values}]
    for flavor in components.flavors():
        flavor.config_class
        name = components.settings_class(flavor)
        if name:
            cls = components.loaded()[name]
            key = f"{flavor.type.value}.{flavor.name}"
            rows += filter(None, (row(cls, key, field, values) for field in sorted(cls.model_fields)))
    with open(file, "w", encoding="utf-8") as out:
        for line in rows:
            out.write(json.dumps(line, ensure_ascii=False) + "\n")


def row(cls, key, field, values):
    try:
        digits = "".join(str(int(accepted(cls, {field: yaml.safe_load(value)}))) for value in values)
    except ImportError:
        return None
    made = {"of": "values", "document": f"settings: {{{key}: {{{field}: $}}}}", "accepted": digits}
    return {**made, "loose": True} if loose(cls, field) else made


def loose(cls, field):
    """Whether validators can refuse values of a field: its own, those of the model, those of models below it."""
    decorators = cls.__pydantic_decorators__
    own = any(field in d.info.fields for d in decorators.field_validators.values())
    return own or bool(decorators.model_validators) or "Settings" in str(cls.model_fields[field].annotation) \
        or "Tuple" in str(cls.model_fields[field].annotation)


def accepted(cls, values):
    """Whether SettingsResolver._convert_settings takes them."""
    try:
        cls(**values)
    except (ArithmeticError, TypeError, ValueError):
        return False
    return True


if __name__ == "__main__":
    main(sys.argv[1])
