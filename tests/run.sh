#!/usr/bin/env bash
# Fetches what the tests need (etcd 3.4 and 3.5, tmux, editors, shells, shellcheck, packages of Kubernetes) into .cache, builds everything once, and runs all
# tests; the scripts' check by shellcheck is one more.
# The last line is "N passed, N failed"; the exit code is not 0 if anything failed or nothing ran.
#   run.sh [PROJECT[:NAMESPACE]...]      such as KvTui.Core.Tests, KvTui.EndToEnd.Tests:Ui; default: all
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=cluster-scripts/fetch.sh
source cluster-scripts/fetch.sh
[[ -n $(type -P dotnet) ]] || die "the .NET 10 SDK is missing; install it with: apt-get install dotnet-sdk-10.0 (or see https://dot.net/download)"

# whatever cluster the caller's shell is aimed at, the tests have their own
for variable in "${!ETCDCTL_@}" KVTUI_CLUSTER_DIR KVTUI_PORT_BASE TMUX; do unset "$variable"; done

ensure_etcd() {
  local line lines=""
  for line in 3.5 3.4; do
    if cluster-scripts/install-etcd.sh --version "$line" >/dev/null; then
      lines+=,$line
    else
      echo "ATTENTION: etcd $line cannot be had here; what is tested on both lines runs on the other one only" >&2
    fi
  done
  [[ -n $lines ]] || die "no etcd: see above"
  export KVTUI_ETCD_LINES=${lines#,}
}

# unpack PROGRAM PACKAGE: fetches a package of Debian into .cache/PROGRAM, unless it is there
unpack() {
  local at=$PWD/.cache/$1
  [[ ! -x $at/usr/bin/$1 && ! -x $at/bin/$1 ]] || return 0
  echo "fetching $1 …" >&2
  rm -rf "$at"
  mkdir -p "$at"
  (. /etc/os-release && unpack_debian "${VERSION_CODENAME:-}" "$at" "$2")
}

# ensure COMMAND PROGRAM PACKAGE: fetches a package of Debian, unless the command is there, and puts its program on the PATH as the command
ensure() {
  [[ -z $(type -P "$1") ]] || return 0
  local at=$PWD/.cache/$2
  unpack "$2" "$3+" || die "$1 is missing; install it with: apt-get install $3"
  local program=$at/usr/bin/$2
  [[ -x $program ]] || program=$at/bin/$2
  mkdir -p "$at/commands"
  # shellcheck disable=SC2016 # for the script that is written
  printf '#!/bin/sh\nLD_LIBRARY_PATH=%q exec %q "$@"\n' "$(echo "$at"/usr/lib/*-linux-*)" "$program" >"$at/commands/$1"
  chmod +x "$at/commands/$1"
  export PATH=$at/commands:$PATH
}

# The shells whose completion is tested, and what shows the manual; without one its test is skipped.
ensure_shells() {
  local shell
  for shell in zsh fish; do
    [[ -n $(type -P "$shell") || -x .cache/$shell/bin/$shell ]] || unpack "$shell" "$shell+" ||
      echo "ATTENTION: $shell cannot be had here, so its completion is not tested; install it with: apt-get install $shell" >&2
  done
  [[ -n $(type -P man) ]] || echo "ATTENTION: man is not here, so the manual is not rendered; install it with: apt-get install man-db" >&2
}

# The packages from which the tables of Kubernetes' kinds are made, with examples of each kind; without them those tests are skipped.
ensure_kubernetes() {
  [[ -z ${KVTUI_KUBERNETES_PACKAGES:-} ]] || return 0
  local at=$PWD/.cache/kubernetes
  if [[ ! -d $at/usr ]]; then
    echo "fetching the packages of Kubernetes …" >&2
    mkdir -p "$at"
    (unpack_debian sid "$at" golang-k8s-api-dev golang-k8s-apimachinery-dev golang-k8s-apiextensions-apiserver-dev) || rm -rf "$at"
  fi
  if [[ -d $at ]]; then
    export KVTUI_KUBERNETES_PACKAGES=$at
  else
    echo "ATTENTION: Debian's packages of Kubernetes cannot be had here, so the tables of its kinds are not compared with them" >&2
  fi
}

# Counts as one test; without shellcheck it is left out.
check_scripts() {
  echo "── the scripts"
  if [[ -z $(type -P shellcheck) ]] && ! unpack shellcheck shellcheck; then
    echo "ATTENTION: shellcheck cannot be had here, so the scripts are not checked; install it with: apt-get install shellcheck" >&2
  elif PATH=$PATH:$PWD/.cache/shellcheck/usr/bin shellcheck -x .ci/run cluster-scripts/*.sh tests/*.sh tests/additions/*.sh tests/tools/*.sh tests/*/oracle/*.sh; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1)) failures+=$'\n'"shellcheck has found something in the scripts"
  fi
}

# The end-to-end tests start kvtui some thousand times, and the native one starts twenty times as quickly; full.sh runs them on both.
ensure_native() {
  [[ -z ${KVTUI_BIN:-} && ${KVTUI_FULL:-0} == 0 ]] || return 0
  echo "── the native program"
  if KVTUI_BIN=$(tests/native.sh); then
    export KVTUI_BIN
  else
    unset KVTUI_BIN
    echo "ATTENTION: kvtui cannot be built natively here, so the end-to-end tests take longer; see above" >&2
  fi
}

# run_project NAME: runs one test program and adds its figures to the sums
run_project() {
  local project=${1%%:*} part=()
  [[ $1 != *:* ]] || part=(-namespace "$project.${1#*:}")
  local report=artifacts/tests/$project.xml program=artifacts/net10.0/bin/$project/release/$project.dll limit=$((${KVTUI_FULL:-0} ? 7200 : 1800))
  local code=0 ran good bad skipped
  [[ $project != KvTui.EndToEnd.Tests ]] || ensure_native
  echo "── $1"
  rm -f "$report" artifacts/tests/*.table
  timeout --kill-after=20 "$limit" dotnet "$program" -result-xml "$report" -noColor -noLogo "${part[@]}" || code=$?
  cat artifacts/tests/*.table 2>/dev/null || true
  read -r ran good bad skipped < <(figures "$report")
  # a host that crashed, hung or ran nothing is a failure of its own
  if ((code != 0 && bad == 0)) || ((ran == 0)); then
    bad=$((bad + 1))
    failures+=$'\n'"$1 ended with exit code $code"
  fi
  failures+=$(failed_tests "$report")
  passed=$((passed + good)) failed=$((failed + bad))
  echo "$1: $good passed, $bad failed$( ((skipped == 0)) || echo ", $skipped skipped")"
}

# figures REPORT: total, passed, failed with errors, skipped
figures() {
  [[ -s $1 ]] || { echo "0 0 0 0" && return; }
  awk '
    function number(name) { return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3) + 0 : 0 }
    /<assembly / { print number("total"), number("passed"), number("failed") + number("errors"), number("skipped") + number("not-run"); found = 1; exit }
    END { if (!found) print "0 0 0 0" }' "$1"
}

# failed_tests REPORT: each failed test, or class whose clean-up failed, and, below it, the first line of its message
failed_tests() {
  [[ -s $1 ]] || return 0
  grep -oE '<error [^>]*>|name="[^"]*" result="Fail"|<failure [^>]*><message>[^<]*' "$1" |
    sed -E '
      s/^<error .* name="([^"]*)".*/\n\1/; s/^<error type="([^"]*)".*/\n\1/; s/^name="([^"]*)" .*/\n\1/; s/^<failure .*<message>/    /
      s/&quot;/"/g; s/&lt;/</g; s/&gt;/>/g; s/&amp;/\&/g' | cut -c 1-400 || true
}

ensure_etcd
ensure tmux tmux tmux
ensure vim vim.tiny vim-tiny
ensure nano nano nano
ensure less less less
ensure_shells
ensure_kubernetes
if ! dotnet build KvTui.sln -c Release -v quiet -nologo -nodeReuse:false; then
  echo "0 passed, 1 failed"
  exit 1
fi
mkdir -p artifacts/tests
passed=0 failed=0 failures=
if (($#)); then
  projects=("$@")
else
  # the quick ones first, those with real processes last
  check_scripts
  mapfile -t projects < <(printf '%s\n' KvTui.{Text,Tty,Tui,Core,Etcd,EndToEnd}.Tests tests/*.Tests | sed 's,^tests/,,' | awk '!seen[$0]++')
fi
for project in "${projects[@]}"; do run_project "$project"; done
# once more and last, as who keeps only the end of a long output must still learn what failed
[[ -z $failures ]] || echo "── failed: $failures"
echo "$passed passed, $failed failed"
((failed == 0 && passed > 0))
