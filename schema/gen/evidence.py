"""What real ZenML accepts, as evidence for the tests: evidence.py FILE.

Every field of every model is tried with every one of VALUES, and every mapping with every
one of KEYS. A row is a document in which `$` stands for the value or key, and a
digit for each: 1 where ZenML accepts the document.
"""

import json
import logging
import sys
import warnings

warnings.simplefilter("ignore")
logging.disable(logging.WARNING)

import yaml  # noqa: E402
from zenml.config.pipeline_run_configuration import PipelineRunConfiguration  # noqa: E402
from zenml.config.step_configurations import PartialStepConfiguration  # noqa: E402
from zenml.model.model import Model  # noqa: E402
from zenml.utils import pydantic_utils, settings_utils  # noqa: E402

import models  # noqa: E402

VALUES = r"""
null ~ true false yes off Y
0 1 2 -1 -0 10 60 61 012 0x10 1_001 1:30 12345678901234567890123 99999999999999
1.0 0.0 2.5 40.0 -1.5 1.0e+3 1.0e+300 .nan .inf -.inf
"" " " "true" "TRUE" "tRue" "yes" "on" "OFF" "t" "n" " true" "0" "1" "2" "10" "9" "60" "61"
" 1 " "\t1\n" "+1" "-1" "01" "1_000" "1__0" "1_" "1.0" "1.00" "1." "0.5" "1.5" "1e3" "0x10" "inf" "nan" "-0" "0.0"
git pip uv PIP default DEFAULT staging latest include downlaod download_or_include cpu inline map
pip_freeze uv_freeze fail_fast FAIL_FAST blue coordinated GET info user unknown ModelArtifact package.module.name
4GB 4gb 4GiB "4 GB" 12KB "0B"
2024-01-02 "2024-01-02" "2024-02-30" "2024-01-02T03:04:05Z" "2024-01-02 03:04"
"2024-01-02T03:04:05.123456+05:30" "2024-01-02T25:00:00" "2024-13-01T00:00:00" "03:04:05" "P1D" "P1DT2H3M" "1 day, 02:03:04" "PT" "-P1D"
6ba7b810-9dad-11d1-80b4-00c04fd430c8 6ba7b8109dad11d180b400c04fd430c8 "{6ba7b810-9dad-11d1-80b4-00c04fd430c8}"
"urn:uuid:6ba7b810-9dad-11d1-80b4-00c04fd430c8" 6ba7b810-9dad-11d1-80b4-00c04fd430c
"!!timestamp '2024-01-02 03:04:05'" 2001-12-14t21:59:43.10-05:00
"!!binary aGk=" "!!binary MQ==" "!!binary /w==" "!!binary dHJ1ZQ=="
[] [a] [1] [a,null] [[a]] [{}] [{name:a}] [{quantity:1}]
'{"a":"b"}' '{"name":"n"}' '{"module":"m","type":"user"}' '[]'
{} {a:b} {a:1} {a:null} {1:a} {a:{}} {null:a} {a:[1]} {module:m,type:user} {name:n} {a:0} {quantity:2,name:n}
"!!set {a}" "!!set {1}" "!!omap [a: 1]" "!!pairs []"
"""

KEYS = r"""
unknown x-unknown 1 1.5 true null 2024-01-02 "!!binary aGk=" "''" self data warn_about_plain_text_secrets
orchestrator orchestrator.kubernetes orchestrator:name orchestrator. orchestrators Docker kubernetes step_operator.
docker resources deployment sandbox parent_image log_store deployer "orchestrator.x y" "orchestrator.x\ny" experiment_tracker.mlflow
buildargs shmsize nocache cachefrom platform preemptible pool_resources class class_name artifact_source model_name model_version
"""

# Where each model occurs in a document, with what else it needs there.
PLACES = {
    "PipelineRunConfiguration": "$",
    "StepConfigurationUpdate": "steps: {s: {$}}",
    "BaseSettings": "settings: {orchestrator: {$}}",
    "DockerSettings": "settings: {docker: {parent_image: p, $}}",
    "DockerBuildConfig": "settings: {docker: {build_config: {$}}}",
    "DockerBuildOptions": "settings: {docker: {build_config: {build_options: {$}}}}",
    "ResourceSettings": "settings: {resources: {$}}",
    "PoolResourceDemand": "settings: {resources: {resources: [{quantity: 1, $}]}}",
    "DeploymentSettings": "settings: {deployment: {$}}",
    "CORSConfig": "settings: {deployment: {cors: {$}}}",
    "SecureHeadersConfig": "settings: {deployment: {secure_headers: {$}}}",
    "EndpointSpec": "settings: {deployment: {custom_endpoints: [{path: p, method: GET, handler: a.b, $}]}}",
    "MiddlewareSpec": "settings: {deployment: {custom_middlewares: [{middleware: a.b, $}]}}",
    "AppExtensionSpec": "settings: {deployment: {app_extensions: [{extension: a.b, $}]}}",
    "SourceOrObject": "settings: {deployment: {startup_hook: {module: m, type: user, $}}}",
    "Schedule": "schedule: {cron_expression: '* * * * *', run_once_start_time: 2024-01-02, $}",
    "Model": "model: {name: m, $}",
    "StepRetryConfig": "retry: {$}",
    "CachePolicy": "cache_policy: {$}",
    "Tag": "tags: [{name: t, $}]",
    "Source": "steps: {s: {success_hook_source: {module: m, type: user, $}}}",
    "PartialArtifactConfiguration": "steps: {s: {outputs: {o: {$}}}}",
    "ArtifactConfig": "steps: {s: {outputs: {o: {artifact_config: {$}}}}}",
    "GroupInfo": "steps: {s: {group: {id: g, $}}}",
    "PipelineBuildBase": "build: {is_local: true, contains_code: true, $}",
    "BuildItem": "build: {is_local: true, contains_code: true, images: {i: {image: i, $}}}",
}


def main(file):
    values, keys = words(VALUES), words(KEYS)
    rows = [{"values": values, "keys": keys}]
    for name, model in sorted(models.dump()["models"].items()):
        place = PLACES[name]
        for field in sorted(model["fields"]):
            rows.append(row("values", document(place, f"{field}: $"), values))
        rows.append(row("keys", document(place, "$: x"), keys))
    rows.append(row("keys", "settings: {$: {}}", keys))
    rows.append(row("keys", "settings: {$: x}", keys))
    rows.append(row("keys", "parameters: {$: x}", keys))
    rows.append(row("keys", "substitutions: {$: x}", keys))
    rows.append(row("values", "settings: {docker: $}", values))
    rows.append(row("values", "settings: {orchestrator: $}", values))
    rows.append(row("values", "steps: {s: $}", values))
    rows.append(row("values", "steps: {s: {settings: {docker: $}}}", values))
    rows.append(row("values", "substitutions: {a: $}", values))
    with open(file, "w", encoding="utf-8") as out:
        for line in rows:
            out.write(json.dumps(line, ensure_ascii=False) + "\n")


def words(text):
    """Space-separated YAML values; a tagged one is quoted, a flow one has no spaces."""
    found, rest = [], text
    while rest := rest.lstrip():
        if rest[0] == '"':
            end = rest.index('"', 1)
            inside, rest = rest[1:end], rest[end + 1 :]
            found.append(inside if inside.startswith(("!!", "''", "orchestrator.")) and "\\" not in inside else f'"{inside}"')
        else:
            word, _, rest = rest.replace("\n", " ").partition(" ")
            found.append(word.replace(":", ": ") if word[0] in "[{" else word)
    return found


def document(place, entry):
    """The place with the entry in it, and without what the entry sets itself."""
    key = entry.partition(":")[0]
    for needed in ("name: m, ", "name: t, ", "module: m, ", "type: user, ", "id: g, ", "image: i, ", "is_local: true, ",
                   "contains_code: true, ", "path: p, ", "method: GET, ", "handler: a.b, ", "middleware: a.b, ",
                   "extension: a.b, ", "quantity: 1, ", "parent_image: p, ", "cron_expression: '* * * * *', ", "run_once_start_time: 2024-01-02, "):
        if needed.startswith(key + ":"):
            place = place[::-1].replace(needed[::-1], "", 1)[::-1]
    return place.replace("$", entry)


def row(of, text, fillings):
    return {"of": of, "document": text, "accepted": "".join(str(int(accepted(text.replace("$", f)))) for f in fillings)}


def accepted(text):
    """Whether ZenML takes the document: what Pipeline._parse_config_file, _compile, SettingsResolver and
    the _apply_configuration of pipelines and steps do, which writes what was read and reads it again."""
    data = yaml.safe_load(text)
    if "self" in data:
        return False  # Pipeline.configure(**data)
    known = {k: v for k, v in data.items() if k in PipelineRunConfiguration.model_fields and v is not None}
    try:
        if "model" in known:
            known["model"] = Model.model_validate(known["model"])
        run = PipelineRunConfiguration(**known)
        for block in (run, *(run.steps or {}).values()):
            for key, settings in (block.settings or {}).items():
                if not settings_utils.is_valid_setting_key(key):
                    return False
                target = settings_utils.get_general_settings().get(key)
                if target:
                    target(**dict(settings)).model_dump(exclude_unset=True)
        for step in (run.steps or {}).values():
            pydantic_utils.update_model(PartialStepConfiguration(name="step"), step)
    except Exception:
        return False
    return True


if __name__ == "__main__":
    main(sys.argv[1])
