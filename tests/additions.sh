#!/usr/bin/env bash
# Makes, on a copy of HEAD, the eight additions of tests/additions, each a commit, and prints how many files each touches, and whether it
# works; ends with 1 if one needs more files than its goal, or does not work. Takes some minutes: the copy is built once.
#   additions.sh [FOLDER]      where the copy is to stay, with its commits; default: a temporary one
# Files that a person edits below src, and README.md, count. Lists that a test compares with a table and prints (src/*/*.md), and
# tests, are named apart as regenerated.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
here=$PWD
if (($#)); then
  mkdir -p "$1"
  copy=$(cd "$1" && pwd)
else
  copy=$(mktemp -d)
  trap 'rm -rf "$copy"' EXIT
fi

# the script's name, the goal, and what shows that it works: a check of a test project, or the program itself
additions=(
  "verb 3 verb"
  "palette-command 3 KvTui.Core.Tests:PaletteCommand"
  "column 1 KvTui.Core.Tests:Column"
  "value-format 3 KvTui.Core.Tests:ValueFormat"
  "key-binding 2 KvTui.Core.Tests:KeyBinding"
  "rpc 2 KvTui.Etcd.Tests:Rpc"
  "colour 1 KvTui.Tui.Tests:Colour"
  "setting 2 setting"
)

commit() { git add -A && git -c user.name=additions -c user.email=additions@localhost commit -q -m "$1"; }

kvtui() { env -i HOME="$copy" PATH="$PATH" DOTNET_CLI_HOME="$copy" dotnet artifacts/net10.0/bin/KvTui.Cli/release/kvtui.dll "$@" 2>&1; }

# says TEXT ARGUMENT...: whether the program prints a text, whatever its exit code
says() {
  local text=$1 printed
  shift
  printed=$(kvtui "$@" || true)
  [[ $printed == *"$text"* ]] || { echo "kvtui $* does not print '$text' but: $printed" >&2 && return 1; }
}

works_verb() {
  says "Hello, world!" hello && says "Hello, etcd!" hello etcd && says "kvtui hello etcd" hello --help &&
  says '{"greeting":"Hello, etcd!"}' hello etcd -o json && says "hello" --help;
}

works_setting() {
  says "--reminder" help connection && says "careful" --reminder careful config && ! says "reminder" config 2>/dev/null &&
    says "careful" --reminder careful --endpoints 127.0.0.1:1 --dial-timeout 100ms --command-timeout 100ms get /a
}

# works CHECK: whether it passes
works() {
  local project=${1%%:*} printed
  case $1 in
    verb) works_verb ;;
    setting) works_setting ;;
    *)
      printed=$(dotnet "artifacts/net10.0/bin/$project/release/$project.dll" -noLogo -noColor -method "$project.AdditionChecks.${1#*:}" 2>&1) || true
      [[ $printed == *"Total: 1, Errors: 0, Failed: 0, Skipped: 0"* ]] || { echo "$printed" >&2 && return 1; }
      ;;
  esac
}

git -C "$here/.." archive HEAD | tar -x -C "$copy"
cd "$copy"
git init -q
commit "As it is"
for each in "${additions[@]}"; do
  bash "$here/additions/${each%% *}.sh"
  commit "${each%% *}"
done

for project in Core Etcd Tui; do
  cp "$here/additions/checks/KvTui.$project.Tests.cs" "tests/KvTui.$project.Tests/AdditionChecks.cs"
done
for project in src/KvTui.Cli tests/KvTui.{Core,Etcd,Tui}.Tests; do
  dotnet build "$project" -c Release -v quiet -nologo >&2
done

bad=0 number=${#additions[@]}
echo "| addition | goal | files | works | which | regenerated |"
echo "|---|---:|---:|---|---|---|"
for each in "${additions[@]}"; do
  read -r name goal check <<<"$each"
  number=$((number - 1))
  mapfile -t files < <(git diff --name-only "HEAD~$((number + 1))" "HEAD~$number" | grep -E '^src/.*\.cs$|^README\.md$' || true)
  mapfile -t made < <(git diff --name-only "HEAD~$((number + 1))" "HEAD~$number" | grep -vE '^src/.*\.cs$|^README\.md$' || true)
  works=yes
  works "$check" || { works=NO && bad=1; }
  ((${#files[@]} > 0 && ${#files[@]} <= goal)) || bad=1
  echo "| $name | $goal | ${#files[@]} | $works | $(printf '%s\n' "${files[@]##*/}" | paste -sd ' ') | $(printf '%s\n' "${made[@]#*/}" | paste -sd ' ') |"
done
exit "$bad"
