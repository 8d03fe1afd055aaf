#!/usr/bin/env bash
# A colour: what is second in importance (units, revisions) is blue in the default theme, where it was only dim.
# shellcheck source=tests/additions/insert.sh
source "$(dirname "${BASH_SOURCE[0]}")/insert.sh"

after src/KvTui.Tui/Look/ViewTheme.cs "Border = new Style(CellColor.Indexed(8), default, default)," <<'CODE'
        Secondary = new Style(CellColor.Blue, default, default),
CODE
