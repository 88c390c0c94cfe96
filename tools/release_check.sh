#!/usr/bin/env bash
# Rehearses a release in a clone: builds every wheel and sdist as zest.releaser
# does, checks them, installs the wheels in an empty environment and starts a
# site with all add-ons from them. Nothing is pushed or uploaded.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

echo "== Rehearsing the release in a clone"
git clone -q "$root" "$work/clone"
cd "$work/clone"
git config user.name rehearsal
git config user.email rehearsal@communesplone.example
export PATH="$root/.venv/bin:$PATH"
printf '[zest.releaser]\nrelease = no\n' >"$work/pypirc"
prerelease --no-input >"$work/log" 2>&1 || { tail -n 30 "$work/log"; exit 1; }
version=$(python setup.py --version)
python tools/lockstep.py
for package in . src/*; do
    python -m build --no-isolation --outdir "$work/dist" "$package" >"$work/log" 2>&1 ||
        { tail -n 30 "$work/log"; exit 1; }
done
expected=$((2 * (1 + $(ls -d src/* | wc -l))))
[ "$(ls "$work"/dist/*"$version"* | wc -l)" -eq "$expected" ] ||
    { echo "Not every distribution has version $version"; ls "$work/dist"; exit 1; }

echo "== Checking $expected files of version $version"
twine check --strict "$work"/dist/*

echo "== Installing the wheels in an empty environment"
python -m venv "$work/empty"
uv pip install -q -p "$work/empty/bin/python" -c "$root/constraints.txt" "$work"/dist/*.whl

echo "== Starting a site from them"
cd "$work"
"$work/empty/bin/python" "$root/tools/site_from_wheels.py" "$work/instance"
