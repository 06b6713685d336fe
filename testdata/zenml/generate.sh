#!/bin/sh
# Asks real ZenML about every file in cases/ and writes expected-RELEASE.jsonl.
# It takes about six minutes a release.
#
# Run: generate.sh [RELEASE...]
#   ZENML_VENVS  where the environments are kept (~/.cache/settings-ls/zenml-local)
#   CASES        another folder of cases, with OUT for its answers
set -eu
cd "$(dirname "$0")"
venvs=${ZENML_VENVS:-$HOME/.cache/settings-ls/zenml-local}
cases=${CASES:-cases}
out=${OUT:-.}
[ $# -gt 0 ] || set -- 0.75.0 0.84.3 0.94.0 0.98.0
# ZenML reads files in the encoding of the locale, and the order of a Python set
# depends on the seed.
export LC_ALL=C.UTF-8 PYTHONUTF8=1 PYTHONHASHSEED=0 TZ=UTC
for release; do
	python=$venvs/$release/bin/python
	if [ ! -x "$python" ]; then
		extra='[local]'
		case $release in 0.[78]*) extra= ;; esac # the extra came with 0.91
		uv venv -q --python 3.11 "$venvs/$release"
		uv pip install -q --compile-bytecode --python "$python" "zenml$extra==$release" docker 'setuptools<81' pyyaml==6.0.4
	fi
	database=$(mktemp -d)
	ORACLE_CONFIG=$database "$python" oracle.py "$cases" >"$out/expected-$release.jsonl.new" 2>"$database/log" ||
		{ tail -n 5 "$database/log" >&2; exit 1; }
	rm -r "$database"
	mv "$out/expected-$release.jsonl.new" "$out/expected-$release.jsonl"
done
