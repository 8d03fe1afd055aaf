#!/usr/bin/env bash
# Shows the explorer on a real cluster: fetches etcd if it is missing, starts three members, loads sample keys into an
# empty store, builds kvtui and opens it. Off a terminal it prints the cluster's status and its keys instead.
#   demo.sh [--no-ui]        --no-ui: only the cluster and the sample keys
set -euo pipefail
# shellcheck source=cluster-scripts/shared.sh
source "$(dirname "${BASH_SOURCE[0]}")/shared.sh"
[[ $# == 0 || $* == --no-ui ]] || die "unknown argument; usage: demo.sh [--no-ui]"
if [[ ${1:-} != --no-ui ]]; then
  [[ -n $(type -P dotnet) ]] || die "the .NET 10 SDK is missing; install it with: apt-get install dotnet-sdk-10.0 (or see https://dot.net/download)"
  dotnet --list-sdks | grep -q '^10\.' || die "dotnet is there, but not its SDK 10; install it with: apt-get install dotnet-sdk-10.0 (or see https://dot.net/download)"
fi

"$here/up.sh" 3 >/dev/null
load_cluster
# keys that somebody changed or deleted in an earlier demo stay as they are
if [[ -z $(ctl "$(endpoints)" get "" --prefix --keys-only --limit=1) ]]; then
  "$here/seed.sh" 200 >&2
fi
if [[ ${1:-} == --no-ui ]]; then
  "$here/status.sh"
  exit 0
fi

echo "building kvtui …" >&2
dotnet build "$root/src/KvTui.Cli" -c Release -v quiet -nologo -tl:off >&2
kvtui=$root/artifacts/net10.0/bin/KvTui.Cli/release/kvtui
# an SDK that is not installed system-wide is found by its dotnet only
export DOTNET_ROOT=${DOTNET_ROOT:-$(dirname "$(realpath "$(type -P dotnet)")")}
# shellcheck source=/dev/null
source "$cluster/env.sh"
echo "the cluster outlives the explorer; stop it with: $scripts/down.sh" >&2
[[ ! -t 0 || ! -t 1 ]] || exec "$kvtui"
"$kvtui" status
"$kvtui" ls
