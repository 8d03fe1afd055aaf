#!/usr/bin/env bash
# Writes COUNT sample keys that look like life into the cluster of up.sh: nested paths, JSON, long text, binary values, a
# key without "/", one that is not UTF-8, wide and combining characters, a key with a lease. The same call writes the same
# keys again. About 10 000 keys a second on two cores.
#   seed.sh COUNT [PREFIX]       with a PREFIX every key begins with it
set -euo pipefail
# shellcheck source=cluster-scripts/shared.sh
source "$(dirname "${BASH_SOURCE[0]}")/shared.sh"
load_cluster
count=${1:-} prefix=${2:-}
[[ $count =~ ^[1-9][0-9]*$ && $# -le 2 ]] || die "usage: seed.sh COUNT [PREFIX]"
# the prefix goes into quoted strings of etcdctl's transaction language
[[ $prefix != *[\"\\[:cntrl:]]* ]] || die "the prefix must not hold quotes, backslashes or control characters"

lease=$(ctl "$(endpoints)" lease grant 3600 | awk '{ print $2 }')

# one put a line, in the language that `etcdctl txn` reads; awk works on bytes
puts() {
  LC_ALL=C awk -v count="$count" -v prefix="$prefix" -v lease="$lease" '
    function put(key, value, flags) {
      if (done == count) exit
      if (prefix ~ /\/$/) sub(/^\//, "", key)
      printf "put%s \"%s%s\" \"%s\"\n", flags, prefix, key, value
      done++
    }
    function repeat(text, times,  all) { while (times-- > 0) all = all text; return all }
    BEGIN {
      put("hostname", "db-1.internal")
      put("/app/db/url", "postgres://db:5432/app")
      put("/app/db/config", "{\\\"host\\\":\\\"db\\\",\\\"port\\\":5432,\\\"pool\\\":{\\\"min\\\":2,\\\"max\\\":20},\\\"replicas\\\":[\\\"db-1\\\",\\\"db-2\\\"],\\\"ssl\\\":true}")
      put("/app/session/4711", "{\\\"user\\\":\\\"ada\\\",\\\"since\\\":\\\"2026-01-01T00:00:00Z\\\"}", " --lease=" lease)
      put("/app/empty", "")
      put("/app/readme", repeat("The quick brown fox jumps over the lazy dog; it does so line after line.\\n", 300))
      put("/app/one-long-line", repeat("0123456789abcdef", 512))
      put("/binary/all-escapes", "\\x00\\x01\\x02\\x7f\\x80\\xc3\\x28\\xff\\xfe\\n\\r\\t\\x1b[31mred\\x1b[0m")
      put("/binary/not-utf8-\\xff\\xfe-key", "the key of this value is not UTF-8")
      put("/binary/protobuf", "k8s\\x00\\n\\x0c\\n\\x02v1\\x12\\x06Secret\\x12\\x10\\n\\x0e\\n\\x06sample\\x12\\x00\\x1a\\x00")
      put("/text/日本語/漢字かな", "幅の広い文字 — wide characters")
      put("/text/combining/e\xcc\x81cole", "e\xcc\x81 a\xcc\x8a o\xcc\x88 n\xcc\x83")
      put("/text/emoji/👩‍💻", "👩‍💻 🇩🇪 ❤️ 👍🏽")
      put("/text/trailing-space ", "a key that ends with a blank")
      put("/text//empty-part", "a key with an empty part")
      put("/config/service.yaml", "service:\\n  name: api\\n  replicas: 3\\n  ports:\\n    - 8080\\n    - 8443\\n")
      put("/config/crlf.ini", "[main]\\r\\nname = api\\r\\nlevel = info\\r\\n")
      split("api auth billing cart catalog mail search shipping users web", services, " ")
      split("eu-1 eu-2 us-1 us-2 ap-1", zones, " ")
      for (i = 0; ; i++) {
        service = services[int(i / 5) % 10 + 1]
        group = sprintf("%03d", i / 100)
        if (i % 5 == 0) put("/services/" service "/" zones[int(i / 50) % 5 + 1] "/instance-" sprintf("%06d", i), "10." i % 250 ".0." i % 200 ":8080")
        else if (i % 5 == 1) put("/services/" service "/health/" sprintf("%06d", i), "{\\\"status\\\":\\\"ok\\\",\\\"checks\\\":" i % 7 ",\\\"latency_ms\\\":" i % 90 "}")
        else if (i % 5 == 2) put("/users/" group "/" sprintf("%08x", i * 2654435 % 4294967296), "{\\\"id\\\":" i ",\\\"name\\\":\\\"user " i "\\\",\\\"active\\\":" (i % 3 ? "true" : "false") "}")
        else if (i % 5 == 3) put("/config/" service "/flags/" group "/flag-" i, i % 2 ? "on" : "off")
        else put("/jobs/" group "/job-" sprintf("%07d", i), i % 500 == 4 ? repeat("step " i " done\\n", 200) : "queued")
      }
    }'
}

# transactions of 2 000 puts: no comparisons, the puts, nothing for the case that a comparison fails; etcdctl's parsing of
# them is what takes the time, so that several at once are quicker
# shellcheck source=/dev/null
source "$cluster/env.sh"
workers=$(nproc)
pids=()
for ((worker = 0; worker < workers; worker++)); do
  puts | awk -v n="$workers" -v mine="$worker" 'NR % n == mine' |
    SHELL=/bin/sh split -l 2000 --filter='(echo; cat; echo; echo) | etcdctl txn >/dev/null' &
  pids+=($!)
done
for pid in "${pids[@]}"; do wait "$pid"; done
echo "wrote $count keys${prefix:+ below $prefix} to $ETCDCTL_ENDPOINTS"
