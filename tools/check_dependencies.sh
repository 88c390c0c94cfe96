#!/usr/bin/env bash
# Every import of a package stands in its setup.py, and nothing else does.
set -euo pipefail
cd "$(dirname "$0")/.."
bin=$PWD/.venv/bin
for package in src/*; do
    (
        cd "$package"
        rm -rf build dist
        "$bin/python" -m build --no-isolation --wheel . >/dev/null
        "$bin/dependencychecker"
        rm -rf build dist
    )
done
