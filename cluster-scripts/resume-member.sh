#!/usr/bin/env bash
# Lets a paused member run on (SIGCONT).   resume-member.sh N
set -euo pipefail
# shellcheck source=cluster-scripts/shared.sh
source "$(dirname "${BASH_SOURCE[0]}")/shared.sh"
load_cluster
n=$(member_argument "$@")
pid=$(pid_of "$n") || die "n$n does not run; start it with: $scripts/start-member.sh $n"
kill -CONT "$pid"
report_member "$n"
