#!/usr/bin/env bash
# Measures kvtui beside etcdctl, in one run: start, bytes, latency, memory, idle cost. Exits 1 if a bound is missed.
#   bench.sh [KVTUI [EARLIER]]
#     KVTUI     the program; default: the native one, published first
#     EARLIER   an earlier build of it, to compare with
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
for variable in "${!ETCDCTL_@}"; do unset "$variable"; done
kvtui=${1:-$(tests/native.sh)}
work=$(mktemp -d)
port=$((24000 + RANDOM % 3000 / 20 * 20))

# in_cluster NAME SCRIPT ARG...: a script of cluster-scripts for the cluster of that name
in_cluster() {
  local name=$1 script=$2
  shift 2
  KVTUI_CLUSTER_DIR=$work/$name KVTUI_PORT_BASE=$((port + (${#name} - 3) * 4)) "cluster-scripts/$script" "$@"
}

clean_up() {
  for name in one three; do in_cluster "$name" down.sh --wipe >/dev/null 2>&1 || true; done
  rm -rf "$work"
}
trap clean_up EXIT

dotnet build tests/KvTui.Bench -c Release -v quiet -nologo -nodeReuse:false >&2
in_cluster one up.sh 1 >/dev/null
in_cluster three up.sh 3 >/dev/null
for name in one three; do in_cluster "$name" seed.sh 10000 >&2; done
# shellcheck disable=SC1090,SC1091 # up.sh writes these files
endpoints() { (source "$work/$1/env.sh" && echo "$ETCDCTL_ENDPOINTS"); }
# shellcheck disable=SC1091
(source "$work/one/env.sh" && etcdctl get "" --prefix --keys-only >"$work/keys")
# shellcheck disable=SC1091
etcdctl=$(source "$work/one/env.sh" && type -P etcdctl)
dotnet artifacts/net10.0/bin/KvTui.Bench/release/KvTui.Bench.dll "$kvtui" "$etcdctl" "$(endpoints one)" "$(endpoints three)" "$work/keys" "$work" ${2:+"$2"}
