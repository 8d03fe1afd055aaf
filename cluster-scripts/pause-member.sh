#!/usr/bin/env bash
# Freezes one member (SIGSTOP): its ports stay open, and nothing answers.   pause-member.sh N
set -euo pipefail
# shellcheck source=cluster-scripts/shared.sh
source "$(dirname "${BASH_SOURCE[0]}")/shared.sh"
load_cluster
n=$(member_argument "$@")
pid=$(pid_of "$n") || die "n$n does not run"
kill -STOP "$pid"
echo "n$n is paused; let it run on with: $scripts/resume-member.sh $n"
