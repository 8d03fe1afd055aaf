#!/usr/bin/env bash
# All tests, then the end-to-end ones once more on the native program; ends as run.sh does. KVTUI_FULL=1 lengthens the limit
# of each project, and gives the faults their full counts: 20 rounds of each, 50 of random ones, 200 saves, outages of a minute.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export KVTUI_FULL=1
KVTUI_BIN=$(./native.sh)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# the sums of both runs make the last line, so each run's own is held back
./run.sh | tee "$work/plain" | sed '$d' || true
export KVTUI_BIN
echo "── the native program: $KVTUI_BIN ($(stat -c %s "$KVTUI_BIN") bytes)"
./run.sh KvTui.EndToEnd.Tests | tee "$work/native" | sed '$d' || true
tail -q -n 1 "$work/plain" "$work/native" | awk '
  /^[0-9]+ passed, [0-9]+ failed$/ { runs++; passed += $1; failed += $3 }
  END { failed += 2 - runs; print passed + 0 " passed, " failed " failed"; exit failed || !passed }'
