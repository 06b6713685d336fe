#!/bin/sh
# Applies the safe fixes to a copy of every file in cases/ and runs ZenML on each file that they change, before
# and after: whether it takes the file, and the images that it would build, must be the same.
#
# Run: check-fixes.sh PROGRAM [RELEASE]     the last line is 'N passed, N failed'
#   CASES   another folder of cases
set -eu
program=$(realpath "$1")
release=${2:-0.98.0}
cd "$(dirname "$0")"
cases=${CASES:-cases}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cp -R "$cases" "$scratch/before"
cp -R "$cases" "$scratch/after"
export MY_REGISTRY=registry.example.com
"$program" check --fix --quiet --fail-on never --zenml-version "$release" --source-root "$scratch/after" "$scratch"/after/*.yaml >/dev/null
for file in "$scratch"/after/*.yaml; do
	before=$scratch/before/$(basename "$file")
	if cmp -s "$before" "$file"; then rm "$before" "$file"; fi
done
for side in before after; do
	mkdir "$scratch/answers-$side"
	CASES=$scratch/$side OUT=$scratch/answers-$side ./generate.sh "$release"
done
python3 - "$scratch/answers-before/expected-$release.jsonl" "$scratch/answers-after/expected-$release.jsonl" <<'END'
import json, pathlib, sys

before, after = ({pathlib.Path(row["file"]).name: row for row in map(json.loads, open(name))} for name in sys.argv[1:])
failed = 0
for name, row in before.items():
    for key in ("accepted", "builds"):
        if row.get(key) != after[name].get(key):
            failed += 1
            print(f"{name}: {key} was {row.get(key)}, is {after[name].get(key)}")
            break
print(f"{len(before) - failed} passed, {failed} failed")
sys.exit(failed > 0 or not before)
END
