#!/usr/bin/env bash
# Runs every suite, one process a distribution: a test layer of one add-on must
# not stay set up under another's tests. Two suites at a time.
set -uo pipefail
cd "$(dirname "$0")/.."
bin=.venv/bin
logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT

suite() {
    $bin/coverage run -m pytest -q "$1" >"$logs/${1//\//_}" 2>&1
    local code=$?
    echo "== $1"
    grep -v '^$' "$logs/${1//\//_}"
    return $code
}
export -f suite
export bin logs

$bin/coverage erase
printf '%s\n' src/* tests | xargs -P 2 -I {} bash -c 'suite {}'
failed=$?
$bin/coverage combine -q
$bin/coverage report --skip-empty | tail -n 40
$bin/coverage report --fail-under=95 \
    --include='*/rules/*,*/core/api/*' >"$logs/gate" || { cat "$logs/gate"; failed=1; }
if [ "$failed" -eq 0 ]; then echo "All suites passed"; else echo "Some suites failed: see above"; fi
exit "$failed"
