#!/usr/bin/env bash
# Publishes the native kvtui, one file, and prints its path.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=cluster-scripts/fetch.sh
source cluster-scripts/fetch.sh
[[ -n $(type -P dotnet) ]] || die "the .NET 10 SDK is missing; install it with: apt-get install dotnet-sdk-10.0 (or see https://dot.net/download)"
[[ -n $(type -P clang gcc) ]] || die "a linker is missing; install one with: apt-get install gcc libc6-dev"
case $(uname -m) in aarch64) platform=linux-arm64 ;; *) platform=linux-x64 ;; esac
dotnet publish src/KvTui.Cli -c Release -r "$platform" -v quiet -nologo -nodeReuse:false >&2
echo "$PWD/artifacts/net10.0/publish/KvTui.Cli/release_$platform/kvtui"
