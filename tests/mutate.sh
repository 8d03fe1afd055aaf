#!/usr/bin/env bash
# Mutates updates and client rules at random places, and counts how many of the mutations the tests without servers catch.
# The last line is "seed N: N of N caught (P %)"; the exit code is not 0 below 90 %. What is copied and built is in .cache/mutation.
#   mutate.sh [--seed N] [--count N] [--only N,N]      default: seed 1, 200 mutations; --only tries some of those again, by their numbers
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
dotnet build tests/KvTui.Mutation -c Release -v quiet -nologo -nodeReuse:false >&2
nice dotnet artifacts/net10.0/bin/KvTui.Mutation/release/KvTui.Mutation.dll "$@"
