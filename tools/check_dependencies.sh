#!/usr/bin/env bash
# Every import of a package stands in its setup.py, and nothing else does.
set -euo pipefail
cd "$(dirname "$0")/.."
for package in src/*; do
    (
        trap 'rm -rf "$package/build" "$package/dist"' EXIT
        .venv/bin/python -m build --no-isolation --wheel "$package" >/dev/null 2>&1
        .venv/bin/dependencychecker "$package"
    )
done
