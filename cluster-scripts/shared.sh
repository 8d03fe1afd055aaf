# shellcheck shell=bash
# shellcheck disable=SC2015,SC2154 # load_cluster assigns size, security, base and etcd_dir; die never returns
# What the cluster scripts have in common; to be sourced. It knows one cluster: the one in KVTUI_CLUSTER_DIR
# (default <checkout>/.cluster) that up.sh made, on loopback ports from KVTUI_PORT_BASE (default 23790).

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=cluster-scripts/fetch.sh
source "$here/fetch.sh"

root=$(cd "$here/.." && pwd)
# shellcheck disable=SC2034 # for the scripts that source this file
scripts=./${here#"$root"/}
cluster=$(realpath -m "${KVTUI_CLUSTER_DIR:-$root/.cluster}")
conf=$cluster/cluster.conf
# of root; there once authentication is on
password=$cluster/root.password

# only the cluster of up.sh is ever touched, whatever the caller's shell is aimed at
for variable in "${!ETCDCTL_@}"; do unset "$variable"; done
export ETCDCTL_API=3

# load_cluster: sets size, security, base and etcd_dir as up.sh wrote them
load_cluster() {
  [[ -r $conf ]] || die "there is no cluster in $cluster; start one with: $scripts/up.sh [1|3|5]"
  # shellcheck source=/dev/null
  source "$conf"
}

uses_tls() { [[ $security == tls || $security == mtls ]]; }

client_port() { echo $((base + 2 * ($1 - 1))); }
peer_port() { echo $((base + 2 * ($1 - 1) + 1)); }
endpoint() { echo "$(uses_tls && echo https || echo http)://127.0.0.1:$(client_port "$1")"; }

endpoints() {
  local n list=""
  for ((n = 1; n <= size; n++)); do list+=,$(endpoint "$n"); done
  echo "${list#,}"
}

# ctl ENDPOINTS ARG...: etcdctl aimed at members of this cluster
ctl() {
  local at=$1 tls=() login=()
  shift
  ! uses_tls || tls=(--cacert "$cluster/certs/ca.crt")
  [[ $security != mtls ]] || tls+=(--cert "$cluster/certs/client.crt" --key "$cluster/certs/client.key")
  # by variables, as arguments are in the process list
  [[ ! -e $password ]] || login=(env ETCDCTL_USER=root "ETCDCTL_PASSWORD=$(<"$password")")
  "${login[@]}" "$etcd_dir/etcdctl" --endpoints "$at" "${tls[@]}" "$@"
}

# pid_of N: the id of the member's process, if it is still ours
pid_of() {
  local pid
  pid=$(cat "$cluster/n$1/pid" 2>/dev/null) || return 1
  { tr '\0' '\n' <"/proc/$pid/cmdline"; } 2>/dev/null | grep -qxF -- "--data-dir=$cluster/n$1/data" && echo "$pid"
}

is_paused() { grep -q '^State:[[:space:]]*T' "/proc/$1/status" 2>/dev/null; }

running_members() {
  local n count=0
  for ((n = 1; n <= size; n++)); do ! pid_of "$n" >/dev/null || count=$((count + 1)); done
  echo "$count"
}

# wait_for SECONDS COMMAND...: runs the command until it succeeds; fails when the time is over
wait_for() {
  local end=$((SECONDS + $1))
  shift
  until "$@" >/dev/null 2>&1; do
    ((SECONDS < end)) || return 1
    sleep 0.1
  done
}

is_healthy() { ctl "$(endpoint "$1")" endpoint health --command-timeout=2s; }
# an ending process loses its command line before it lets go of its ports and files
is_gone() { [[ ! -e /proc/$1 ]] || grep -q '^State:[[:space:]]*[ZX]' "/proc/$1/status"; }
is_settled() { has_ended "$1" || is_healthy "$1"; }
has_ended() { ! pid_of "$1" >/dev/null; }

# end_member N SIGNAL: ends a member and waits until it is gone
end_member() {
  local pid
  pid=$(pid_of "$1") || return 0
  kill "-$2" "$pid"
  kill -CONT "$pid" 2>/dev/null || true # a paused process takes no other signal than KILL
  wait_for 15 is_gone "$pid" || kill -KILL "$pid" 2>/dev/null || true
  wait_for 5 is_gone "$pid" || die "n$1 (process $pid) does not end"
  rm -f "$cluster/n$1/pid"
}

# start_member N: starts a member in a session of its own, so that it outlives the script and the terminal
start_member() {
  local n=$1 folder=$cluster/n$1 port initial="" m tls=()
  for port in "$(client_port "$n")" "$(peer_port "$n")"; do refuse_foreign_listener "$port"; done
  for ((m = 1; m <= size; m++)); do initial+=,n$m=http://127.0.0.1:$(peer_port "$m"); done
  ! uses_tls || tls=("--cert-file=$cluster/certs/server.crt" "--key-file=$cluster/certs/server.key")
  [[ $security != mtls ]] || tls+=(--client-cert-auth "--trusted-ca-file=$cluster/certs/ca.crt")
  mkdir -p "$folder"
  # more operations a transaction than the default of 128 let seed.sh be quick
  setsid "$etcd_dir/etcd" --name="n$n" --data-dir="$folder/data" --logger=zap --log-outputs=stderr --max-txn-ops=10000 \
    --listen-client-urls="$(endpoint "$n")" --advertise-client-urls="$(endpoint "$n")" \
    --listen-peer-urls="http://127.0.0.1:$(peer_port "$n")" --initial-advertise-peer-urls="http://127.0.0.1:$(peer_port "$n")" \
    --initial-cluster="${initial#,}" --initial-cluster-token="kvtui-$base" --initial-cluster-state=new \
    "${tls[@]}" >>"$folder/etcd.log" 2>&1 </dev/null &
  echo $! >"$folder/pid"
  wait_for 5 pid_of "$n" || die "n$n did not start; its log: $folder/etcd.log"
}

refuse_foreign_listener() {
  local who=""
  (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null || return 0
  [[ -z $(type -P ss) ]] || who=$(ss -Hltnp "sport = :$1" | sed -n 's/.*users:((\("[^"]*",pid=[0-9]*\).*/\1/p' | head -1)
  die "port $1 is taken by another program${who:+ ($who)}; choose other ports with KVTUI_PORT_BASE"
}

# leader: the number of the member that leads, as it says itself
leader() {
  local n pid
  for ((n = 1; n <= size; n++)); do
    pid=$(pid_of "$n") && ! is_paused "$pid" || continue
    # columns: endpoint, id, version, db size, is leader, …
    if ctl "$(endpoint "$n")" endpoint status --command-timeout=2s 2>/dev/null | awk -F', ' '$5 != "true" { exit 1 }'; then
      echo "$n"
      return
    fi
  done
  return 1
}

# report_member N: waits until a started member is healthy, as far as the rest of the cluster lets it
report_member() {
  if ((2 * $(running_members) <= size)); then
    echo "n$1 runs; the cluster has no quorum: $(running_members) of $size members run"
  elif ! wait_for 60 is_settled "$1"; then
    die "n$1 did not become healthy within 60 s; its log: $cluster/n$1/etcd.log"
  elif has_ended "$1"; then
    die "n$1 ended while it was starting; its log: $cluster/n$1/etcd.log"
  else
    echo "n$1 is healthy at $(endpoint "$1")"
  fi
}

# member_argument N: the number of an existing member
member_argument() {
  [[ ${1:-} =~ ^n?([0-9]+)$ ]] && ((BASH_REMATCH[1] >= 1 && BASH_REMATCH[1] <= size)) ||
    die "which member? usage: ${0##*/} N, with N from 1 to $size"
  echo "${BASH_REMATCH[1]}"
}
