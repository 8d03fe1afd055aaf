#!/usr/bin/env bash
# Publishes the native kvtui, one file, and prints its path. For .NET 10 where the registry has its NativeAOT pack, else
# from the same code for .NET 9.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=cluster-scripts/fetch.sh
source cluster-scripts/fetch.sh
[[ -n $(type -P dotnet) ]] || die "the .NET 10 SDK is missing; install it with: apt-get install dotnet-sdk-10.0 (or see https://dot.net/download)"
[[ -n $(type -P clang gcc) ]] || die "a linker is missing; install one with: apt-get install gcc libc6-dev"
case $(uname -m) in aarch64) platform=linux-arm64 ;; *) platform=linux-x64 ;; esac
for framework in net10.0 net9.0; do
  options=(src/KvTui.Cli -r "$platform" -p:PublishAot=true "-p:KvTuiFramework=$framework" -v quiet -nologo -nodeReuse:false)
  if dotnet restore "${options[@]:0:5}" -v quiet >/dev/null 2>&1; then
    dotnet publish "${options[@]}" -c Release >&2
    echo "$PWD/artifacts/$framework/publish/KvTui.Cli/release_$platform/kvtui"
    exit 0
  fi
done
die "the NativeAOT compiler can be restored neither for net10.0 nor for net9.0"
