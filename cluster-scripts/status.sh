#!/usr/bin/env bash
# Shows each member of the cluster; exits 0 if all are healthy, else 1.
set -euo pipefail
# shellcheck source=cluster-scripts/shared.sh
source "$(dirname "${BASH_SOURCE[0]}")/shared.sh"
load_cluster
leader=$(leader || true)
healthy=0
printf '%-4s %-24s %-10s %-8s %s\n' NAME ENDPOINT STATE PROCESS ROLE
for ((n = 1; n <= size; n++)); do
  state=stopped role=- pid=-
  if pid=$(pid_of "$n"); then
    state=unhealthy
    if is_paused "$pid"; then state=paused; elif is_healthy "$n" >/dev/null 2>&1; then state=healthy; fi
    [[ $state != healthy ]] || role=follower healthy=$((healthy + 1))
    [[ $n != "$leader" ]] || role=leader
  fi
  printf 'n%-3s %-24s %-10s %-8s %s\n' "$n" "$(endpoint "$n")" "$state" "${pid:--}" "$role"
done
echo "$healthy of $size members are healthy · $security · $("$etcd_dir/etcd" --version | head -1) · $cluster"
((healthy == size))
