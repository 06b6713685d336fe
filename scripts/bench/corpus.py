"""Run configurations and GitHub workflows of about the same size, the same for the same arguments."""

STEPS = ["load", "clean", "split", "featurize", "train", "tune", "evaluate", "deploy"]


def run_configuration(lines, seed=0):
    """Returns a run configuration with at least the given number of lines. One step in ten has a misspelled key, one in three has Docker settings."""
    text = [
        f"run_name: nightly_{seed}",
        "enable_cache: true",
        "settings:",
        "  docker:",
        "    parent_image: zenmldocker/zenml:0.98.0-py3.11",
        "    required_integrations: [aws, mlflow]",
        "    apt_packages: [git]",
        "    requirements:",
        "      - pandas==2.2.3",
        "    environment:  # in all images",
        "      LOG_LEVEL: info",
        "steps:",
    ]
    step = 0
    while len(text) < lines:
        step += 1
        text += [
            f"  {STEPS[(step + seed) % len(STEPS)]}_{step}:",
            f"    {'enable_cahce' if (step + seed) % 10 == 0 else 'enable_cache'}: true",
            "    enable_artifact_metadata: false",
            "    parameters:",
            f"      rate: 0.{step % 100}",
            "    retry:",
            "      max_retries: 2",
            "      delay: 10",
        ]
        if (step + seed) % 3 == 0:
            text += ["    settings:", "      docker:", "        requirements:", "          - polars>=1.9", "        environment:", f"          PART: part_{step}"]
    return "\n".join(text) + "\n"


def workflow(lines, seed=0):
    """Returns a workflow with at least the given number of lines. One job in ten refers to a matrix that it does not have."""
    text = ["name: ci", "on: [push, pull_request]", "env:", "  LOG_LEVEL: info", "jobs:"]
    job = 0
    while len(text) < lines:
        job += 1
        text += [
            f"  job_{job}:",
            "    runs-on: ubuntu-latest",
            "    steps:",
            "      - uses: actions/checkout@v4",
            "      - name: build",
            "        env:",
            "          REF: ${{ github.ref }}",
            f"        run: echo \"$REF ${{{{ {'matrix.part' if (job + seed) % 10 == 0 else 'github.sha'} }}}}\"",
            "      - name: test",
            "        run: make test",
        ]
    return "\n".join(text) + "\n"
