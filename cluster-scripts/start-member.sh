#!/usr/bin/env bash
# Starts a member that was stopped or killed, on its data.   start-member.sh N
set -euo pipefail
# shellcheck source=cluster-scripts/shared.sh
source "$(dirname "${BASH_SOURCE[0]}")/shared.sh"
load_cluster
n=$(member_argument "$@")
pid_of "$n" >/dev/null || start_member "$n"
report_member "$n"
