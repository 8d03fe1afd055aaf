#!/usr/bin/env bash
# What the additions are made with; each ends with an error where the text it looks for does not stand exactly once.
set -euo pipefail

# line FILE TEXT: the number of the one line that has a text
line() {
  local found
  found=$(grep -nF -e "$2" -- "$1" | cut -d: -f1) || true
  [[ $found =~ ^[0-9]+$ ]] || { echo "$1: not exactly one line has: $2" >&2 && return 1; }
  echo "$found"
}

# after FILE TEXT: inserts standard input below the line that has a text
after() {
  local at
  at=$(line "$1" "$2")
  sed -i "$at r /dev/stdin" "$1"
}

# replace FILE OLD NEW: puts a text in the place of another in its line
replace() {
  line "$1" "$2" >/dev/null
  local text
  text=$(<"$1")
  printf '%s\n' "${text/"$2"/"$3"}" >"$1"
}
