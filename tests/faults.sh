#!/usr/bin/env bash
# Breaks real clusters of three in every way an explorer must tell the truth about, and prints how soon it did; ends as run.sh does.
#   faults.sh [ROUNDS]      of each fault; default: 10, 20 with KVTUI_FULL=1
set -euo pipefail
[[ $# == 0 ]] || export KVTUI_FAULT_ROUNDS=$1
exec "$(dirname "${BASH_SOURCE[0]}")/run.sh" KvTui.Faults.Tests
