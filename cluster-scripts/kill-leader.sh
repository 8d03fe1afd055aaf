#!/usr/bin/env bash
# Kills the leader as a crash would (SIGKILL), and says who leads then. start-member.sh N brings it back.
set -euo pipefail
# shellcheck source=cluster-scripts/shared.sh
source "$(dirname "${BASH_SOURCE[0]}")/shared.sh"
load_cluster
old=$(leader) || die "no running member leads: see $scripts/status.sh"
end_member "$old" KILL
echo "killed n$old, which led; bring it back with: $scripts/start-member.sh $old"
if ((2 * $(running_members) <= size)); then
  echo "no quorum is left: $(running_members) of $size members run"
elif wait_for 15 leader; then
  echo "n$(leader) leads now"
else
  die "no new leader within 15 s"
fi
