#!/usr/bin/env bash
# Makes sure that etcd and etcdctl are there, and prints their folder. Takes those of KVTUI_ETCD_DIR or the PATH if they
# fit, else fetches Debian's packages or etcd's release archive into .cache/etcd, without root and without a service. Keeps
# etcdutl beside them where it is packaged (3.5 and later).
#   install-etcd.sh [--version 3.4|3.5] [--to DIR]     default: any etcd 3.4 or later that is there, else 3.5, else 3.4
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=cluster-scripts/fetch.sh
source "$here/fetch.sh"

wanted="" to=""
while (($#)); do
  case $1 in
    --version) wanted=${2:?--version needs 3.4 or 3.5} && shift 2 ;;
    --to) to=${2:?--to needs a folder} && shift 2 ;;
    *) die "unknown argument $1; usage: install-etcd.sh [--version 3.4|3.5] [--to DIR]" ;;
  esac
done
[[ $wanted == "" || $wanted == 3.4 || $wanted == 3.5 ]] || die "--version is 3.4 or 3.5, not $wanted"

# The release line of the etcd in a folder; nothing if there is no pair of etcd and etcdctl that runs.
line_of() {
  [[ -x $1/etcd && -x $1/etcdctl ]] || return 0
  "$1/etcd" --version 2>/dev/null | sed -n 's/^etcd Version: \([0-9]*\.[0-9]*\)\..*/\1/p'
}

fits() {
  local line
  line=$(line_of "$1")
  if [[ -n $wanted ]]; then [[ $line == "$wanted" ]]; else [[ $line == 3.[4-9] || $line == 3.[1-9][0-9] ]]; fi
}

# Whether a folder of the cache has all that can be had of a line.
is_whole() { fits "$1" && [[ $2 == 3.4 || -x $1/etcdutl || -e $1/without-etcdutl ]]; }

finish() {
  local folder=$1 programs=("$1/etcd" "$1/etcdctl")
  [[ ! -x $folder/etcdutl ]] || programs+=("$folder/etcdutl")
  if [[ -n $to ]]; then
    mkdir -p "$to"
    [[ $folder -ef $to ]] || install -m 755 "${programs[@]}" "$to"
    folder=$(cd "$to" && pwd)
  fi
  echo "$folder"
  exit 0
}

# fetch LINE SUITE RELEASE SHA256_AMD64 SHA256_ARM64
fetch() {
  local line=$1 suite=$2 release=$3 machine sum unpacked=/nowhere archive
  case $(uname -m) in
    x86_64) machine=amd64 sum=$4 ;;
    aarch64) machine=arm64 sum=$5 ;;
    *) machine="" ;;
  esac
  mkdir -p "$cache" "$work/$line" || return 1
  echo "fetching etcd $line …" >&2
  if unpack_debian "$suite" "$work/$line" etcd-server etcd-client; then
    unpacked=$work/$line/usr/bin
  elif [[ -n $machine ]]; then
    archive=etcd-v$release-linux-$machine
    echo "no Debian package to be had; trying the release archive $archive" >&2
    download "https://github.com/etcd-io/etcd/releases/download/v$release/$archive.tar.gz" "$work/etcd.tar.gz" "$sum" || return 1
    tar -xzf "$work/etcd.tar.gz" -C "$work/$line" || return 1
    unpacked=$work/$line/$archive
  fi
  [[ $(line_of "$unpacked") == "$line" ]] || return 1
  # another run may have been quicker; what there is may also be from when etcdutl was not kept
  if fits "$cache/$line"; then
    is_whole "$cache/$line" "$line" || add_etcdutl "$unpacked" "$cache/$line"
  else
    rm -rf "${cache:?}/$line" &&
      mkdir "$work/ready" &&
      mv "$unpacked/etcd" "$unpacked/etcdctl" "$work/ready" &&
      add_etcdutl "$unpacked" "$work/ready" &&
      mv -T "$work/ready" "$cache/$line"
  fi
}

# Puts etcdutl of a folder beside the other programs in another one, where others may use them already; if there is none, notes that.
add_etcdutl() {
  if [[ -x $1/etcdutl ]]; then
    mv "$1/etcdutl" "$2/etcdutl.$$" && mv -f "$2/etcdutl.$$" "$2/etcdutl"
  else
    touch "$2/without-etcdutl"
  fi
}

# Whether what an earlier run has fetched, though without etcdutl, will do where nothing can be fetched.
stay() { fits "$cache/$1"; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cache=$(cd "$here/.." && pwd)/.cache/etcd
[[ -z ${KVTUI_ETCD_DIR:-} || -n $(line_of "$KVTUI_ETCD_DIR") ]] ||
  die "KVTUI_ETCD_DIR is $KVTUI_ETCD_DIR, but no etcd and etcdctl that run are there; correct or unset it"
for folder in ${KVTUI_ETCD_DIR:+"$KVTUI_ETCD_DIR"} "$(dirname "$(type -P etcd || echo /nowhere/etcd)")"; do
  ! fits "$folder" || finish "$folder"
done

for line in ${wanted:-3.5 3.4}; do
  ! is_whole "$cache/$line" "$line" || finish "$cache/$line"
  case $line in
    # the checksums are from public repositories that agree on them; not yet compared with etcd's own release pages
    3.5) fetch 3.5 trixie 3.5.21 \
      adddda4b06718e68671ffabff2f8cee48488ba61ad82900e639d108f2148501c \
      95bf6918623a097c0385b96f139d90248614485e781ec9bee4768dbb6c79c53f || stay "$line" || continue ;;
    3.4) fetch 3.4 bookworm 3.4.13 \
      2ac029e47bab752dacdb7b30032f230f49e2f457cbc32e8f555c2210bb5ff107 \
      1934ebb9f9f6501f706111b78e5e321a7ff8d7792d3d96a76e2d01874e42a300 || stay "$line" || continue ;;
  esac
  finish "$cache/$line"
done
die "etcd ${wanted:-3.5} could be fetched neither from a Debian archive nor from etcd's releases; put etcd and etcdctl into a folder and set KVTUI_ETCD_DIR to it"
