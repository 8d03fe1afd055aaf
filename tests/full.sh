#!/usr/bin/env bash
# All tests with their full counts, then the end-to-end ones once more on the native program, the journeys on clusters with TLS, with client
# certificates and with users, and what additions touch; ends as run.sh does and takes about an hour. The full counts (KVTUI_FULL=1,
# which lengthens the limit of each project too): 20 rounds of each fault, 50 of random ones, 200 saves, outages of a minute, ten minutes of
# tokens that live for 5 s, 100 000 mutated messages.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
KVTUI_BIN=$(./native.sh)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# objects of every kind of Kubernetes, encoded by its own Go packages; without them their test is skipped
if KvTui.KubernetesTables/oracle/make.sh ../.cache/go "$work/objects"; then
  export KVTUI_KUBERNETES_ORACLE=$work/objects
else
  echo "ATTENTION: no objects of Kubernetes, as Go or its packages cannot be had here" >&2
fi
# the sums of both runs make the last line, so each run's own is held back
KVTUI_FULL=1 ./run.sh | tee "$work/plain" | sed '$d' || true
export KVTUI_BIN
echo "── the native program: $KVTUI_BIN ($(stat -c %s "$KVTUI_BIN") bytes)"
./run.sh KvTui.EndToEnd.Tests | tee "$work/native" | sed '$d' || true
# how quickly a file of a million keys is opened is a figure of the native program
KVTUI_FULL=1 ./run.sh KvTui.EndToEnd.Tests:Offline | tee "$work/files" | sed '$d' || true
for security in tls mtls auth; do
  echo "── the journeys, $security"
  KVTUI_JOURNEYS=$security ./run.sh KvTui.EndToEnd.Tests:Ui | tee "$work/$security" | sed '$d' || true
done
echo "── what an addition touches"
if ./additions.sh; then echo "1 passed, 0 failed"; else echo "0 passed, 1 failed"; fi | tee "$work/additions"
tail -q -n 1 "$work"/{plain,native,files,tls,mtls,auth,additions} | awk '
  /^[0-9]+ passed, [0-9]+ failed$/ { runs++; passed += $1; failed += $3 }
  END { failed += 7 - runs; print passed + 0 " passed, " failed " failed"; exit failed || !passed }'
