#!/usr/bin/env bash
# Every file that git knows ships in the sdist, and the metadata is whole.
set -euo pipefail
cd "$(dirname "$0")/.."
bin=$PWD/.venv/bin
for package in src/*; do
    (
        cd "$package"
        "$bin/check-manifest" --no-build-isolation --ignore 'tests,tests/**,*.mo' | tail -n 5
        "$bin/pyroma" --min 10 --quiet .
    )
done
