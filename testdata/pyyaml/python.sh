#!/bin/sh
# Runs a script of this folder on the PyYAML that ZenML installs, or on the release PYYAML, in a
# separate environment: python.sh expect.py, PYYAML=6.0.3 python.sh expect.py, python.sh generate.py FILE.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
release=${PYYAML:-6.0.4}
environment=$here/.venv/$release
if [ ! -x "$environment/bin/python" ]; then
	python3 -m venv "$environment"
	"$environment/bin/pip" install --quiet "pyyaml==$release"
fi
script=$1
shift
exec "$environment/bin/python" "$here/$script" "$@"
