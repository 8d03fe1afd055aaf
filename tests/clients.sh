#!/usr/bin/env bash
# The client beside dotnet-etcd's own on clusters of three that break: what each says of its puts and sees of the changes. Takes about 6 minutes.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
for variable in "${!ETCDCTL_@}"; do unset "$variable"; done
KVTUI_ETCD_DIR=$(cluster-scripts/install-etcd.sh --version 3.5)
export KVTUI_ETCD_DIR
dotnet build tests/KvTui.Bench -c Release -v quiet -nologo -nodeReuse:false >&2
timeout --kill-after=20 900 dotnet artifacts/net10.0/bin/KvTui.Bench/release/KvTui.Bench.dll clients
