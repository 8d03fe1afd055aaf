#!/usr/bin/env bash
# A key binding: U opens what the keys take, which only the palette and a menu had.
# shellcheck source=tests/additions/insert.sh
source "$(dirname "${BASH_SOURCE[0]}")/insert.sh"

replace src/KvTui.Core/Commands/CommandTable.cs 'Of(Intent.Usage, "du", "", Places.None,' 'Of(Intent.Usage, "du", "U", Panes,'

# the list that a test makes of the table
# shellcheck disable=SC2016 # the backquotes are Markdown
after src/KvTui.Tui/KEYS.md '| filter: text as shown,' <<<'| what the keys with a prefix take, in bytes | `U` |'
