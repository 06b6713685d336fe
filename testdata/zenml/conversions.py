"""What ZenML makes of the cases after they were converted to Python; see check-conversions.sh."""

import json
import linecache
import os
import subprocess
import sys
import warnings
from pathlib import Path

import oracle


def main(program, release):
    warnings.simplefilter("ignore")
    oracle.activate_stack()
    passed = failed = 0
    for line in Path(f"expected-{release}.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        if not case["accepted"]:
            continue
        source = converted(program, release, case["file"])
        if not source:  # not recognized as a run configuration
            continue
        try:
            wrong = difference(case, source)
        except Exception as error:
            wrong = f"{type(error).__name__}: {error}"
        if wrong:
            failed += 1
            print(f"{case['file']}: {wrong}")
        else:
            passed += 1
    print(f"{passed} passed, {failed} failed")
    return failed > 0 or not passed


def converted(program, release, file):
    command = [program, "convert", file, "--show-secrets", "--zenml-version", release]
    return subprocess.run(command, capture_output=True, text=True).stdout


def difference(case, source):
    """How the settings of the Python code differ from those of the case; "" if they do not."""
    snapshot = compiled(source, case["file"])
    pipeline = oracle.shown(snapshot.pipeline_configuration.docker_settings)
    if pipeline != case["pipeline"]:
        return f"the pipeline has {pipeline}, not {case['pipeline']}"
    steps = {name: oracle.shown(s.config.docker_settings) for name, s in snapshot.step_configurations.items()}
    for name, wanted in case["steps"].items():
        got = steps.get(name, steps[oracle.EXTRA_STEP])
        if got != wanted:
            return f"step {name} has {got}, not {wanted}"
    return ""


def compiled(source, name):
    """The snapshot of the pipeline, which also calls a step without settings."""
    source = source.removesuffix(" ...\n") if source.endswith("my_pipeline() -> None: ...\n") else source.removesuffix("\n")
    source += f"\n    {oracle.EXTRA_STEP}()\n"
    file = f"<{name}.py>"
    linecache.cache[file] = (len(source), None, source.splitlines(True), file)
    scope = {"__name__": oracle.__name__, oracle.EXTRA_STEP: oracle.step(oracle.function(oracle.EXTRA_STEP, {}))}
    here = os.getcwd()
    os.chdir(Path(name).resolve().parent)
    oracle.source_utils.set_custom_source_root(here)
    try:
        exec(compile(source, file, "exec"), scope)  # nosec: the program wrote it
        pipeline = scope["my_pipeline"]
        pipeline.prepare()
        snapshot, _, _ = pipeline._compile()
        return snapshot
    finally:
        oracle.source_utils.set_custom_source_root(None)
        os.chdir(here)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
