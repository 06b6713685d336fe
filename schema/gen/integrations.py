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
    """{component type: the flavors that ZenML ships}."""
    found = {}
    classes = list(FlavorRegistry().builtin_flavors)
    for cls in integration_registry.integrations.values():
        classes += cls.flavors()
    for cls in classes:
        flavor = cls()
        found.setdefault(flavor.type.value, set()).add(flavor.name)
    return {kind: sorted(names) for kind, names in sorted(found.items())}
