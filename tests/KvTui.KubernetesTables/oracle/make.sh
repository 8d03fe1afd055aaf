#!/usr/bin/env bash
# Encodes objects of every kind by Kubernetes' own Go packages, from Debian: make.sh PACKAGES FOLDER
# PACKAGES gets Go and the packages, unless they are there (2.7 GB); FOLDER gets a .pb and a .yaml for each object.
set -euo pipefail
cache=$(mkdir -p "$1" && cd "$1" && pwd)
out=$(mkdir -p "$2" && cd "$2" && pwd)
cd "$(dirname "${BASH_SOURCE[0]}")"
# shellcheck source=cluster-scripts/fetch.sh
source ../../../cluster-scripts/fetch.sh
if [[ ! -x $cache/usr/bin/go ]]; then
  unpack_debian sid "$cache" golang-go+ golang-k8s-api-dev+ golang-k8s-apiextensions-apiserver-dev+ ||
    die "Go and the packages of Kubernetes cannot be had from Debian here"
fi
sources=$cache/usr/share/gocode/src
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/src/oracle"
cp main.go "$work/src/oracle"
{
  echo "package main"
  echo 'import "k8s.io/apimachinery/pkg/runtime"'
  names=()
  while read -r folder; do
    name=g${#names[@]}
    names+=("$name")
    echo "import $name \"$folder\""
  done < <(cd "$sources" && find k8s.io/api k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1* -name generated.proto -printf '%h\n' | sort)
  echo "var groups = []func(*runtime.Scheme) error{"
  printf '%s.AddToScheme,\n' "${names[@]}"
  echo "}"
} >"$work/src/oracle/groups.go"
export GOROOT GOPATH=$work:$cache/usr/share/gocode GO111MODULE=off GOFLAGS=-p=2 GOCACHE=$work/cache CGO_ENABLED=0 GOTOOLCHAIN=local
GOROOT=$(echo "$cache"/usr/lib/go-1.*)
"$GOROOT/bin/go" build -o "$work/oracle" oracle
rm -f "$out"/*.pb "$out"/*.yaml
"$work/oracle" "$out"
