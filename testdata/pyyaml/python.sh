#!/bin/sh
# Runs a script of this folder on the PyYAML that ZenML installs, in an
# separate environment: python.sh expect.py, python.sh generate.py FILE.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
if [ ! -x "$here/.venv/bin/python" ]; then
	python3 -m venv "$here/.venv"
	"$here/.venv/bin/pip" install --quiet pyyaml==6.0.4
fi
script=$1
shift
exec "$here/.venv/bin/python" "$here/$script" "$@"
