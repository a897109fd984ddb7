#!/bin/sh
# Build the wheel, install it alone into a new environment and use it far from the source tree.
set -eu
bin=$(cd "$1" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$bin/python" -m build --quiet --wheel --no-isolation --outdir "$work" .
"$bin/python" -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --require-hashes -r requirements/run.txt
"$work/venv/bin/python" -m pip install --quiet --no-deps "$work"/pressmark-*.whl
cp -r documents/samples "$work/samples"
cd "$work"
run="$work/venv/bin/pressmark"
"$run" init home
"$run" --home home ingest samples
"$run" --home home verify
test "$("$run" --home home search --person 김정은 --format ids | wc -l)" -ge 5
"$work/venv/bin/python" -c 'import archive, sys; assert "venv" in archive.__file__, archive.__file__'
echo "the wheel works"
