#!/usr/bin/env bash
# Stops the members that up.sh started; the data stays, unless --wipe removes the cluster altogether.
#   down.sh [--wipe]
set -euo pipefail
# shellcheck source=cluster-scripts/shared.sh
source "$(dirname "${BASH_SOURCE[0]}")/shared.sh"
[[ $# == 0 || $* == --wipe ]] || die "unknown argument; usage: down.sh [--wipe]"
if [[ ! -r $conf ]]; then
  echo "no cluster in $cluster"
  exit 0
fi
load_cluster
for ((n = 1; n <= size; n++)); do end_member "$n" TERM; done
echo "all $size members are stopped"
if [[ ${1:-} == --wipe ]]; then
  for ((n = 1; n <= size; n++)); do rm -rf "${cluster:?}/n$n"; done
  rm -rf "$cluster/certs" "$cluster/env.sh" "$cluster"/{root,alice}.password{,.new} "$conf"
  rmdir --ignore-fail-on-non-empty "$cluster"
  echo "data, logs and certificates in $cluster are removed"
fi
