#!/usr/bin/env python3
"""Random run configurations, the same for the same seed.

Run:  python3 random_cases.py --seed 7 --count 200 --out DIR
Then: CASES=DIR OUT=DIR ./generate.sh 0.98.0
and:  ZENML_EXPECTED=DIR go test ./cmd/settings-ls -run TestZenML

Most of a file is what ZenML accepts; here and there is a wrong value, a key that
does not exist, a null, or an unusual way to write YAML.
"""

import argparse
import random
import shutil
from pathlib import Path

# Plain and quoted scalars that YAML 1.1 reads as something else than they look.
ODD = """a 'b c' "d\\te" 1 0 -3 1.5 1.0 1.10 1e3 1.0e+3 .5 on off yes No TRUE false ~ null '' 0755 0o17
0xff 0b11 1_000 1:30 .inf -.inf .nan 2024-01-02 2024-01-02T03:04:05Z "caf\\u00e9" 'it''s' a#b =a 1.2.3
3.10 "yes" '1' v1 !!str·5 !!float·1 !!binary·aGk= 123456789012345678901 "\\U0001F600" $HOME x:y""".split()
ODD = [s.replace("·", " ") for s in ODD] + ["'x: y'"]
WRONG = ["{a: 1}", "[1, 2]", "5", "maybe", "null", "[a, [b]]", "1.5", "", "2024-01-02", "!!set {a}", "{}", "[]", "''", "-1", "0"]
BOOLEANS = ["true", "false", "yes", "no", "'true'", "1", "on", "False", "0.0", "'f'", '"N"']
NAMES = ["alpha", "beta_2", "Gamma", "DELTA", "log-level", "x"]
REQUIREMENTS = ["pandas==2.2.2", "'numpy>=1.26,<3'", "torch", '"scikit-learn>=1.4"',
                "'git+https://example.com/r.git@v1#egg=p'", "'requests; python_version < \"3.12\"'"]
INTEGRATIONS = ["sklearn", "pytorch", "mlflow", "s3", "gcp", "kubernetes", "evidently", "huggingface", "xgboost", "wandb", "nope"]
IMAGES = ["org/img:1", "registry.example.com:5000/team/img:2.0-gpu", "python:3.11-slim", "'org/img'", "${MY_REGISTRY}/img:1"]


class Writer:
    """Writes a mapping in block or flow style. A value is a scalar's text, a list or a dict."""

    def __init__(self, rng):
        self.rng = rng
        self.anchors = []  # lines at the top of the file

    def key(self, name):
        return f'"{name}"' if self.rng.random() < 0.03 else name

    def flow(self, value):
        if isinstance(value, dict):
            return "{" + ", ".join(f"{self.key(k)}: {self.flow(v)}".rstrip() for k, v in value.items()) + "}"
        if isinstance(value, list):
            return "[" + ", ".join(self.flow(v) for v in value) + "]"
        return value

    def flowable(self, value):
        """Whether the value can be in flow style."""
        if isinstance(value, dict):
            return all(self.flowable(v) for v in value.values())
        if isinstance(value, list):
            return all(self.flowable(v) for v in value)
        return not (value.startswith(("|", ">")) or value in ("", "x:y") or "${" in value)

    def block(self, value, indent):
        """The lines of a mapping or a list, indented."""
        pad, lines = " " * indent, []
        if isinstance(value, list):
            return [f"{pad}- {self.flow(item)}".rstrip() for item in value]
        for name, item in value.items():
            comment = "  # why not" if self.rng.random() < 0.04 else ""
            if self.rng.random() < 0.02:
                lines.append("")
            if isinstance(item, str) or not item or (self.flowable(item) and self.rng.random() < 0.35):
                lines.append(f"{pad}{self.key(name)}: {self.flow(item)}".rstrip() + comment)
                continue
            if self.rng.random() < 0.05 and self.flowable(item):
                anchor = f"a{len(self.anchors)}"
                self.anchors.append(f"x-{anchor}: &{anchor} {self.flow(item)}")
                if isinstance(item, dict) and self.rng.random() < 0.6:
                    lines += [f"{pad}{self.key(name)}:", f"{pad}  <<: *{anchor}"]
                else:
                    lines.append(f"{pad}{self.key(name)}: *{anchor}")
                continue
            lines.append(f"{pad}{self.key(name)}:{comment}")
            deeper = indent + (0 if isinstance(item, list) and self.rng.random() < 0.3 else 2)
            lines += self.block(item, deeper)
        return lines


class Grammar:
    """Makes the values of a run configuration."""

    def __init__(self, rng):
        self.rng = rng

    def pick(self, pool):
        return self.rng.choice(pool)

    def some(self, pool, low=0, high=3):
        return self.rng.sample(pool, min(len(pool), self.rng.randint(low, high)))

    def boolean(self):
        return self.pick(BOOLEANS)

    def odd(self):
        return {name: self.pick(ODD) for name in self.some(NAMES, 0, 4)}

    def nested(self):
        return {**self.odd(), **({"deep": {"a": [self.pick(ODD)]}} if self.rng.random() < 0.3 else {})}

    def strings(self):
        return {name: self.pick(["a", "'1'", '"on"', "'x y'"]) for name in self.some(NAMES, 0, 3)}

    def mapping(self, fields, low, high):
        """Some of the fields, now and then with a wrong value, a null or a misspelled key."""
        out = {}
        for name in self.some(list(fields), low, high):
            value, luck = fields[name](), self.rng.random()
            if luck < 0.025:
                value = self.pick(WRONG)
            elif luck < 0.035:
                value = "null"
            elif luck < 0.045:
                name = self.misspell(name)
            out[name] = value
        return out

    def misspell(self, name):
        at = self.rng.randrange(len(name))
        return self.pick([name[:at] + name[at + 1 :] or "k", name + "s", name.upper(), name.replace("_", "-"), "1", "on"])

    def build_options(self):
        pick = self.pick
        return self.mapping({
            "platform": lambda: pick(["linux/amd64", "linux/arm64"]), "network": lambda: "host", "nocache": self.boolean,
            "no_cache": self.boolean, "pull": self.boolean, "rm": self.boolean, "shmsize": lambda: pick(["1024", "'2048'", "64.0", "true"]),
            "shm_size": lambda: pick(["1_000", "0x400", "64m", "1.5", "1:30"]), "target": lambda: "runtime",
            "buildargs": lambda: pick([{"A": "1", "b": "two"}, {"N": "1.0"}]), "labels": self.odd, "build_args": self.odd,
            "cachefrom": lambda: ["org/c:1", "org/c:2"], "cache_from": lambda: pick([["org/c:1"], "org/c:1"]),
            "squash": self.boolean, "add-host": lambda: {"db": "10.0.0.1"}, "secret": lambda: ["id=a", "id=b"],
            "quiet": lambda: "null", "ulimit": lambda: ["1", "2.0", "yes"], "cpu_quota": lambda: "5000",
        }, 0, 5)

    def build_config(self):
        return self.mapping({"build_options": self.build_options, "dockerignore": lambda: ".dockerignore"}, 1, 2)

    def docker(self):
        pick, boolean = self.pick, self.boolean
        common = {
            "parent_image": lambda: pick(IMAGES), "image_tag": lambda: pick(["v1", "'1.0'", "latest"]),
            "requirements": lambda: pick(["files/requirements.txt", self.some(REQUIREMENTS), self.some(REQUIREMENTS)]),
            "apt_packages": lambda: self.some(["git", "curl", "libgl1", "ffmpeg", "'it''s'"]),
            "environment": self.nested, "runtime_environment": self.odd,
            "required_integrations": lambda: self.some(INTEGRATIONS),
            "python_package_installer": lambda: pick(["pip", "uv", "uv", "'pip'", "conda"]),
            "python_package_installer_args": lambda: {k: pick(["1", "null", "true", "2.50", "a"]) for k in self.some(["index-url", "retries", "no-deps", "no-cache-dir"])},
            "python_package_installer_cache_mount": lambda: "type=cache,target=/root/.cache/uv",
            "install_stack_requirements": boolean, "build_config": self.build_config, "user": lambda: pick(["zenml", "'1000'"]),
            "local_project_install_command": lambda: pick(["pip install . --no-deps", "'uv pip install -e .'"]),
            "target_repository": lambda: pick(["team/zenml", "zenml"]),
        }
        rare = {
            "skip_build": boolean, "prevent_build_reuse": boolean, "disable_automatic_requirements_detection": boolean,
            "install_deployment_requirements": boolean,
            "replicate_local_python_environment": lambda: pick(["false", ["echo", "'a==1'"], "no"]),
            "dockerfile": lambda: pick(["files/Dockerfile", "files/Dockerfile", "nope/Dockerfile"]), "build_context_root": lambda: "files",
            "parent_image_build_config": self.build_config, "allow_including_files_in_images": boolean,
            "allow_download_from_code_repository": boolean, "allow_download_from_artifact_store": boolean,
            "source_files": lambda: pick(["download", "include", "download_or_include", "ignore", "none"]), "copy_files": boolean,
            "build_options": self.build_options, "dockerignore": lambda: ".dockerignore", "base_image": lambda: "org/img:1",
        }
        out = {**self.mapping(common, 0, 5), **self.mapping(rare, 0, self.pick([0, 0, 1, 2]))}
        if self.rng.random() < 0.05:
            out |= {"pyproject_path": pick(["files/pyproject.toml", "nope/pyproject.toml"]), "pyproject_export_command": ["echo", "'flask==3.0.0'"]}
        return out

    def resources(self):
        pick = self.pick
        return self.mapping({
            "cpu_count": lambda: pick(["2", "0.5", "'4'", "0", "two"]), "gpu_count": lambda: pick(["1", "0", "1.0", "-1", "0.5"]),
            "memory": lambda: pick(["4GB", "16GiB", "4 GB", "4Gi", "512MB"]), "min_replicas": lambda: pick(["0", "1", "3"]),
            "max_replicas": lambda: pick(["0", "2", "'5'"]), "autoscaling_metric": lambda: pick(["cpu", "rps", "latency"]),
            "autoscaling_target": lambda: pick(["70", "0.5", "0"]), "max_concurrency": lambda: pick(["10", "0"]),
            "gpu_class": lambda: "a100", "resources": lambda: pick(["tpu", {"tpu": "2"}, {"quantity": "1", "kind": "gpu"}, "5"]),
            "preemptible": self.boolean, "reclaim_tolerance": lambda: pick(["none", "any", "some"]),
        }, 0, 4)

    def deployment(self):
        pick = self.pick
        return self.mapping({
            "app_title": lambda: pick(["a", "1.10"]), "uvicorn_port": lambda: pick(["8080", "'8080'", "http"]), "uvicorn_reload": self.boolean,
            "log_level": lambda: pick(["20", "INFO", "10"]), "include_default_endpoints": lambda: pick(["255", "12", "true", "ALL"]),
            "cors": lambda: self.mapping({"allow_origins": lambda: ["'*'"], "allow_credentials": self.boolean}, 0, 2),
            "secure_headers": lambda: self.mapping({"xfo": lambda: "DENY", "hsts": self.boolean, "csp": lambda: "5"}, 0, 2),
            "startup_hook": lambda: "os.getpid", "app_kwargs": self.nested, "root_url_path": lambda: pick(["/a", "null"]),
            "custom_endpoints": lambda: [{"path": "/v", "method": pick(["GET", "get"]), "handler": "os.getpid"}],
        }, 0, 4)

    def settings(self, pipeline):
        out = {"docker": self.docker()} if self.rng.random() < 0.9 else {}
        if self.rng.random() < 0.2:
            out["resources"] = self.resources()
        if self.rng.random() < (0.12 if pipeline else 0.02):
            out["deployment"] = self.deployment()
        if self.rng.random() < 0.08:
            out[self.pick(["orchestrator", "orchestrator.kubernetes", '"orchestrator:oracle"', "kubernetes", "Docker", "step_operator.vertex"])] = {}
        return out

    def model(self):
        pick = self.pick
        return {"name": "churn", **self.mapping({
            "version": lambda: pick(["production", "3", "1.10", "'1.10'", "latest"]), "tags": lambda: ["a", pick(["b", "1"])],
            "description": lambda: "a", "save_models_to_registry": self.boolean, "license": lambda: "MIT"}, 0, 3)}

    def shared(self):
        """What run and steps both have."""
        pick, boolean = self.pick, self.boolean
        return {
            "enable_cache": boolean, "enable_artifact_metadata": boolean, "enable_artifact_visualization": boolean, "enable_step_logs": boolean,
            "extra": self.nested, "substitutions": self.strings, "model": self.model, "secrets": lambda: [],
            "retry": lambda: self.mapping({"max_retries": lambda: pick(["3", "1", "0", "2.0"]), "delay": lambda: pick(["10", "-1"]), "backoff": lambda: "2"}, 1, 3),
            "cache_policy": lambda: pick(["default", "never", self.mapping({"include_step_code": boolean, "expires_after": lambda: pick(["60", "1h"]), "ignored_inputs": lambda: ["a"]}, 1, 3)]),
            "failure_hook_source": lambda: pick(["os.getpid", {"module": "os", "attribute": "getpid", "type": "unknown"}, {"module": "os"}]),
        }

    def step(self):
        pick = self.pick
        out = self.mapping({
            **self.shared(), "parameters": lambda: {"rate": pick(ODD)}, "environment": self.strings, "step_operator": lambda: "false",
            "heartbeat_healthy_threshold": lambda: pick(["30", "5", "'45'"]), "runtime": lambda: pick(["inline", "isolated", "docker"]),
            "group": lambda: {"id": "a", "type": pick(["manual", "auto"])},
        }, 0, 3)
        if self.rng.random() < 0.8:
            out["settings"] = self.settings(pipeline=False)
        return out

    def run(self):
        pick = self.pick
        out = self.mapping({
            **self.shared(), "run_name": lambda: pick(["r_{date}", '"{date}_{time}"', '"{region}"', "plain"]),
            "tags": lambda: ["a", pick(["b", "1", {"name": "c", "color": pick(["red", "pink"])}])], "parameters": lambda: {"epochs": pick(ODD)},
            "environment": self.odd, "execution_mode": lambda: pick(["fail_fast", "fast"]), "enable_pipeline_logs": self.boolean,
            "build": lambda: pick(["3f4b8b9e-2d6c-4f0e-9a51-0c6a3c1f7d2e", "my-build", {"is_local": "true", "contains_code": "no"}]),
            "schedule": lambda: self.mapping({"cron_expression": lambda: "'0 3 * * *'", "start_time": lambda: pick(["2024-01-01T00:00:00", "tomorrow"]), "interval_second": lambda: pick(["60", "PT1H", "hourly"]), "catchup": self.boolean}, 1, 4),
        }, 0, 3)
        if self.rng.random() < 0.85:
            out["settings"] = self.settings(pipeline=True)
        names = self.some(["load", "train", "eval_model", "deploy"], 0, 3)
        if names:
            out["steps"] = {name: self.step() for name in names}
        return out or {"settings": {}}


def case(rng):
    """The bytes of one file."""
    writer = Writer(rng)
    body = writer.block(Grammar(rng).run(), 0)
    head = ["# a comment", "", "---"] if rng.random() < 0.05 else []
    text = "\n".join([*head, *writer.anchors, *body]) + "\n"
    if rng.random() < 0.03:
        text = text.replace("\n", "\r\n")
    if rng.random() < 0.03:
        text = "\ufeff" + text
    if rng.random() < 0.03:  # something lost while typing
        at = rng.randrange(len(text))
        text = text[:at] + text[at + 1 :]
    return text.encode()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    shutil.copytree(Path(__file__).parent / "cases" / "files", arguments.out / "files", dirs_exist_ok=True)
    for number in range(arguments.count):
        rng = random.Random(f"{arguments.seed}-{number}")
        (arguments.out / f"random_{number:04d}.yaml").write_bytes(case(rng))


if __name__ == "__main__":
    main()
