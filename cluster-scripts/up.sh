#!/usr/bin/env bash
# Starts a cluster on loopback, or what of it does not run, and waits until it is healthy.
#   up.sh [1|3|5] [--tls|--mtls|--auth] [--version 3.4|3.5]     default: what is already there, else one member in plain text
# --auth: in plain text, with the users root (may do all) and alice (may read /app/ and /config/, and write /app/).
# Prints (and leaves in the cluster's folder) an env.sh to source. Stop it with down.sh.
# shellcheck disable=SC2015 # die never returns
set -euo pipefail
# shellcheck source=cluster-scripts/shared.sh
source "$(dirname "${BASH_SOURCE[0]}")/shared.sh"
# shellcheck source=cluster-scripts/certificates.sh
source "$here/certificates.sh"
# shellcheck source=cluster-scripts/users.sh
source "$here/users.sh"

wanted_size="" wanted_security="" version=()
while (($#)); do
  case $1 in
    1 | 3 | 5) wanted_size=$1 ;;
    --tls | --mtls | --auth) wanted_security=${1#--} ;;
    --version) version=(--version "${2:?--version needs 3.4 or 3.5}") && shift ;;
    *) die "unknown argument $1; usage: up.sh [1|3|5] [--tls|--mtls|--auth] [--version 3.4|3.5]" ;;
  esac
  shift
done

if [[ -r $conf ]]; then
  load_cluster
  [[ ${wanted_size:-$size} == "$size" && ${wanted_security:-$security} == "$security" ]] ||
    die "in $cluster there is a cluster of $size ($security) already, $(running_members) of its members running; remove it with: $scripts/down.sh --wipe"
  [[ ${KVTUI_PORT_BASE:-$base} == "$base" ]] || die "the cluster in $cluster has its ports from $base on, not from $KVTUI_PORT_BASE"
else
  size=${wanted_size:-1} security=${wanted_security:-plain} base=${KVTUI_PORT_BASE:-23790}
  [[ $base =~ ^[0-9]+$ ]] && ((base >= 1024 && base + 2 * size <= 65535)) || die "KVTUI_PORT_BASE is no usable port: $base"
  need setsid util-linux
  etcd_dir=$("$here/install-etcd.sh" "${version[@]}")
  for ((n = 1; n <= size; n++)); do
    for port in "$(client_port "$n")" "$(peer_port "$n")"; do refuse_foreign_listener "$port"; done
  done
  ! uses_tls || make_certificates "$cluster/certs"
  mkdir -p "$cluster"
  printf '%s=%q\n' size "$size" security "$security" base "$base" etcd_dir "$etcd_dir" >"$conf"
fi

for ((n = 1; n <= size; n++)); do
  if pid=$(pid_of "$n"); then kill -CONT "$pid"; else start_member "$n"; fi
done
for ((n = 1; n <= size; n++)); do report_member "$n" >&2; done
if [[ $security == auth && ! -e $password ]]; then enable_auth; fi

umask 077
{
  echo "export ETCDCTL_API=3"
  echo "export ETCDCTL_ENDPOINTS=$(endpoints)"
  echo "unset ETCDCTL_CACERT ETCDCTL_CERT ETCDCTL_KEY ETCDCTL_USER ETCDCTL_PASSWORD"
  ! uses_tls || printf 'export ETCDCTL_CACERT=%q\n' "$cluster/certs/ca.crt"
  [[ $security != mtls ]] || printf 'export ETCDCTL_CERT=%q\nexport ETCDCTL_KEY=%q\n' "$cluster/certs/client.crt" "$cluster/certs/client.key"
  [[ $security != auth ]] || printf 'export ETCDCTL_USER=root\nexport ETCDCTL_PASSWORD=%q\n' "$(<"$password")"
  # shellcheck disable=SC2016 # for the shell that sources the file
  printf 'case :$PATH: in *:%q:*) ;; *) export PATH=%q:"$PATH" ;; esac\n' "$etcd_dir" "$etcd_dir"
} >"$cluster/env.sh"
grep -v '^export ETCDCTL_PASSWORD=' "$cluster/env.sh"
[[ $security != auth ]] || echo "the passwords are in $cluster/root.password and $cluster/alice.password" >&2
printf 'use it with: source %q · stop it with: %s/down.sh\n' "$cluster/env.sh" "$scripts" >&2
