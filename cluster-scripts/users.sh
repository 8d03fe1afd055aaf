# shellcheck shell=bash
# Throw-away users for a cluster on loopback; to be sourced after shared.sh.
# shellcheck disable=SC2154 # shared.sh sets cluster and password

# enable_auth: makes root and alice, each with a password in a file, and switches authentication on
enable_auth() (
  set -euo pipefail
  umask 077
  local all
  all=$(endpoints)
  new_password >"$cluster/alice.password"
  new_password >"$password.new"
  user root "$password.new"
  user alice "$cluster/alice.password"
  ctl "$all" role add app
  ctl "$all" role grant-permission app --prefix=true readwrite /app/
  ctl "$all" role grant-permission app --prefix=true read /config/
  ctl "$all" user grant-role alice app
  ctl "$all" user grant-role root root
  ctl "$all" auth enable
  mv "$password.new" "$password"
) >/dev/null

new_password() { LC_ALL=C tr -dc 'a-z0-9' </dev/urandom 2>/dev/null | head -c 20 || true; }

# user NAME FILE: adds a user with the password in the file, which is read from standard input there
user() { ctl "$(endpoints)" user add "$1" --interactive=false <"$2"; }
