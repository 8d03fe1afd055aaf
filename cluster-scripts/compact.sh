#!/usr/bin/env bash
# Compacts the history up to a revision, by default the present one.   compact.sh [REVISION]
set -euo pipefail
# shellcheck source=cluster-scripts/shared.sh
source "$(dirname "${BASH_SOURCE[0]}")/shared.sh"
load_cluster
revision=${1:-$(ctl "$(endpoints)" get --limit=1 --keys-only -w json "" --prefix | sed -n 's/.*"revision":\([0-9]*\).*/\1/p')}
ctl "$(endpoints)" compact "$revision"
