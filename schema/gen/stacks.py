"""Which images the stack components that ZenML ships need, read from the source of a release.

Components can only be imported where the packages of their integration are installed, so nothing is
imported here. The table:

  components               {TYPE: {FLAVOR: facts}}, of the flavors about which there are any:
    image_key              ZenML's name of its images, such as "orchestrator" (BuildConfiguration.key)
    images                 which images get_docker_builds returns: "run" (the pipeline's, and one for each step with
                           settings of its own), "steps" (one for each step that uses the component), "extra" (one
                           for each step whose extra has the key `extra`), or "deployment" (one for the pipeline)
    extra, entrypoint      see images; the entrypoint of the images
    has_extra_files        the images have files of ZenML
    requirements_file      the file that the requirements of the deployment are written to
    unless                 the Docker setting that prevents the images with false
    pipeline_image_setting the component's setting that adds the pipeline's image where no step needs it
    local                  when the component runs on this machine, any of: {"always": true}, {"field": NAME, "default":
                           its default} of a boolean field, {"field": NAME, "contains": [a part of its lower-case value]}
    local_requirement      what the images of a local component require on the SQL store
    requirements           what the component requires besides its integration
    builds_remotely        the image builder does not use this machine
  order                    the types of components, in the order in which their images are built
  deployment_requirements  the requirements of ZenML's own server of deployments
"""

import ast
import functools
from pathlib import Path

BUILDING = ("orchestrator", "step_operator", "model_deployer", "deployer", "image_builder")


def dump(source=None):
    if source is None:
        import zenml

        source = Path(zenml.__file__).parent
    return Source(source).table()


class Source:
    """The classes and constants of a release, by name."""

    def __init__(self, folder):
        self.classes, self.constants = {}, {}
        for file in sorted(Path(folder).rglob("*.py")):
            tree = ast.parse(file.read_text(encoding="utf-8"))
            for node in tree.body:
                if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
                    self.constants.update({t.id: node.value.value for t in node.targets if isinstance(t, ast.Name)})
                if isinstance(node, ast.ClassDef):
                    self.classes.setdefault(node.name, node)

    def table(self):
        found = {kind: {} for kind in BUILDING}
        for name in sorted(n for n in self.classes if n.endswith("Flavor")):
            kind, flavor = self.returned(name, "type"), self.returned(name, "name")
            component = self.returned(name, "implementation_class")
            if kind in found and flavor and component:
                facts = self.component(component, self.returned(name, "config_class"))
                if facts:
                    found[kind][flavor] = facts
        return {
            "components": {kind: dict(sorted(flavors.items())) for kind, flavors in sorted(found.items()) if flavors},
            "order": self.order(),
            "deployment_requirements": self.deployment_requirements(),
        }

    def component(self, name, config):
        facts = {**self.images(name), **self.locality(name, config)}
        if (setting := self.pipeline_image_setting(name)) and facts.get("images") == "run":
            facts["pipeline_image_setting"] = setting
        if requirements := self.attribute(name, "CONTAINER_REQUIREMENTS"):
            facts["requirements"] = requirements
        if (builder := self.method(name, "is_building_locally")) and not returns(builder, True):
            facts["builds_remotely"] = True
        return facts

    def images(self, name):
        method = self.method(name, "get_docker_builds")
        if method is None:
            return {}
        build = next((n for n in ast.walk(method) if isinstance(n, ast.Call) and called(n) == "BuildConfiguration"), None)
        if build is None:
            return {}
        given = {k.arg: k.value for k in build.keywords}
        text = ast.unparse(method)
        facts = {"image_key": self.value(given["key"])}
        if "uses_step_operator" in text or ".step_operator ==" in text:
            facts["images"] = "steps"
        elif "included_pipeline_build" in text:
            facts["images"] = "run"
        elif extra := next((n for n in ast.walk(method) if isinstance(n, ast.Call) and ast.unparse(n.func).endswith(".extra.get")), None):
            facts.update(images="extra", extra=self.value(extra.args[0]))
        else:
            facts["images"] = "deployment"
        if "entrypoint" in given:
            facts["entrypoint"] = self.value(given["entrypoint"])
        if "extra_files" in given:
            facts["has_extra_files"] = True
        if "extra_requirements_files" in given:
            facts["requirements_file"] = self.value(given["extra_requirements_files"].keys[0])
        for test in (n.test for n in ast.walk(method) if isinstance(n, ast.If)):
            if isinstance(test, ast.UnaryOp) and ast.unparse(test.operand).startswith("docker_settings."):
                facts["unless"] = test.operand.attr
        return facts

    def locality(self, name, config):
        """When a component is local, where that makes it require more."""
        requirements = self.method(name, "requirements")
        texts = [ast.unparse(n) for n in ast.walk(requirements) if isinstance(n, ast.JoinedStr)] if requirements else []
        if not any("zenml[local]" in text for text in texts):
            return {}
        local = self.conditions(config, self.method(config, "is_local"))
        return {"local": local, "local_requirement": "zenml[local]=={version}"} if local else {}

    def conditions(self, config, method):
        """The conditions under which a property of a configuration returns True."""
        found, indicators = [], []
        for node in ast.walk(method):
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.List):
                indicators = ast.literal_eval(node.value)
        for node in ast.walk(method):
            if isinstance(node, ast.If) and isinstance(node.test, ast.Attribute):
                field = node.test.attr
                found.append({"field": field, "contains": indicators} if ".lower()" in ast.unparse(node) else self.boolean(config, field))
            if isinstance(node, ast.Return) and isinstance(node.value, ast.Attribute):
                found.append(self.boolean(config, node.value.attr))
        return found or ([{"always": True}] if returns(method, True) else [])

    def boolean(self, config, field):
        """The condition that a boolean field is set, with its default."""
        value = next(n.value for c in self.mro(config) for n in c.body if isinstance(n, ast.AnnAssign) and ast.unparse(n.target) == field)
        if isinstance(value, ast.Call):
            value = next(iter(value.args), None) or next(k.value for k in value.keywords if k.arg == "default")
        return {"field": field, "default": value.value}

    def pipeline_image_setting(self, name):
        method = self.method(name, "should_build_pipeline_image")
        attributes = [n for n in ast.walk(method) if isinstance(n, ast.Attribute)] if method else []
        return next((a.attr for a in attributes if ast.unparse(a.value) == "settings"), None)

    def order(self):
        """The component types in the order of the list in the class Stack."""
        for node in ast.walk(self.classes["Stack"]):
            if isinstance(node, ast.List) and len(node.elts) > 10:
                return [ast.unparse(e).removeprefix("self.") for e in node.elts]
        raise LookupError("the order of the components of Stack")

    def deployment_requirements(self):
        found = []
        for name in ("BaseDeploymentAppRunnerFlavor", "FastAPIDeploymentAppRunnerFlavor"):
            method = self.method(name, "requirements") if name in self.classes else None
            for node in ast.walk(method) if method else ():
                if isinstance(node, ast.List):
                    found += ast.literal_eval(node)
        return found

    @functools.cache
    def mro(self, name):
        """A class and its bases, depth first."""
        node = self.classes.get(name)
        if node is None:
            return []
        return [node, *(c for base in node.bases if isinstance(base, ast.Name) for c in self.mro(base.id))]

    def method(self, name, method):
        """The method of a class or of the nearest of its bases; None if there is none."""
        return next((n for c in self.mro(name) for n in c.body if isinstance(n, ast.FunctionDef) and n.name == method), None)

    def attribute(self, name, attribute):
        for c in self.mro(name):
            for n in c.body:
                if isinstance(n, ast.AnnAssign) and ast.unparse(n.target) == attribute:
                    return ast.literal_eval(n.value)
        return None

    def returned(self, name, method):
        """What a property returns: a constant, the member of an enumeration in lower case, or the name of a class."""
        found = self.method(name, method)
        values = [n.value for n in ast.walk(found) if isinstance(n, ast.Return) and n.value is not None] if found else []
        if not values:
            return None
        value = values[0]
        if isinstance(value, ast.Attribute):
            return value.attr.lower()
        if isinstance(value, ast.Name) and value.id in self.classes:
            return value.id
        return self.value(value)

    def value(self, node):
        """The value of a constant, of the name of one, or of a string made of them."""
        if isinstance(node, ast.Constant):
            return node.value
        if isinstance(node, ast.Name):
            return self.constants.get(node.id)
        if isinstance(node, ast.JoinedStr):
            return "".join(str(self.value(v.value if isinstance(v, ast.FormattedValue) else v)) for v in node.values)
        return None


def returns(method, value):
    """Whether a method consists of returning a constant."""
    found = [n.value for n in ast.walk(method) if isinstance(n, ast.Return)]
    return len(found) == 1 and isinstance(found[0], ast.Constant) and found[0].value is value


def called(node):
    return node.func.id if isinstance(node.func, ast.Name) else ""
