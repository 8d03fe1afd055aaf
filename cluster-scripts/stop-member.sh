#!/usr/bin/env bash
# Stops one member in order (SIGTERM).   stop-member.sh N
set -euo pipefail
# shellcheck source=cluster-scripts/shared.sh
source "$(dirname "${BASH_SOURCE[0]}")/shared.sh"
load_cluster
n=$(member_argument "$@")
end_member "$n" TERM
echo "n$n is stopped; bring it back with: $scripts/start-member.sh $n"
