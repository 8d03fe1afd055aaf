#!/usr/bin/env bash
# Measures kvtui on large keyspaces beside etcdctl, in one run: opening, moving, loading, memory, what writers notice, what it costs the
# server. Exits 1 if a bound is missed.
#   scale.sh [--keys N] [--value-bytes N] [--only NAME[,NAME…]] [KVTUI]
#     KVTUI    the program; default: the native one, published first
#     --keys   in the large keyspaces; default 1000000
#     --only   some figures of: open between move load ls pages values filter expand writers busy flood cost strategies
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
for variable in "${!ETCDCTL_@}"; do unset "$variable"; done
options=() kvtui=""
while (($#)); do
  case $1 in
    --*) options+=("$1" "${2:?$1 needs a value}") && shift 2 ;;
    *) kvtui=$1 && shift ;;
  esac
done
kvtui=${kvtui:-$(tests/native.sh)}
KVTUI_ETCD_DIR=$(cluster-scripts/install-etcd.sh --version 3.5)
export KVTUI_ETCD_DIR
dotnet build tests/KvTui.Bench -c Release -v quiet -nologo -nodeReuse:false >&2
timeout --kill-after=20 "${KVTUI_SCALE_LIMIT:-2400}" dotnet artifacts/net10.0/bin/KvTui.Bench/release/KvTui.Bench.dll scale "${options[@]}" "$kvtui"
