"""ZenML's integrations and the flavors that it ships.

Requirements are those for Linux, taken without importing what an integration needs.
"""

from zenml.enums import OperatingSystemType
from zenml.integrations.registry import integration_registry
from zenml.stack.flavor_registry import FlavorRegistry


def dump():
    return {
        "integrations": {name: integration(cls) for name, cls in sorted(integration_registry.integrations.items())},
        "flavors": flavors(),
    }


def integration(cls):
    row = {"requirements": sorted(cls.get_requirements(target_os=OperatingSystemType.LINUX))}
    if cls.APT_PACKAGES:
        row["apt_packages"] = list(cls.APT_PACKAGES)
    return row


def flavors():
    """{component type: {flavor that ZenML ships: the integration it comes with, "" for none}}."""
    found = {}
    for cls in FlavorRegistry().builtin_flavors:
        add(found, cls, "")
    for name, integration in sorted(integration_registry.integrations.items()):
        for cls in integration.flavors():
            add(found, cls, name)
    return {kind: dict(sorted(names.items())) for kind, names in sorted(found.items())}


def add(found, cls, integration):
    flavor = cls()
    found.setdefault(flavor.type.value, {})[flavor.name] = integration
