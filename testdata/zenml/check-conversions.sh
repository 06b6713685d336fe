#!/bin/sh
# Converts every file in cases/ that ZenML accepts to Python, and runs ZenML on the result: the Docker settings of the
# pipeline and the steps must be those that ZenML has for the file (expected-RELEASE.jsonl).
#
# Run: check-conversions.sh PROGRAM [RELEASE]     the last line is 'N passed, N failed'
#   PYTHON  the Python of an environment with that release (one that generate.sh made)
set -eu
program=$(realpath "$1")
release=${2:-0.98.0}
cd "$(dirname "$0")"
python=${PYTHON:-${ZENML_VENVS:-$HOME/.cache/settings-ls/zenml-local}/$release/bin/python}
export LC_ALL=C.UTF-8 PYTHONUTF8=1 PYTHONHASHSEED=0 TZ=UTC
database=$(mktemp -d)
trap 'rm -rf "$database"' EXIT
ORACLE_CONFIG=$database "$python" conversions.py "$program" "$release"
