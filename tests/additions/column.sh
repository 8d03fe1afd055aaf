#!/usr/bin/env bash
# A column of the member table: how many errors each member reports. The explorer's table and matrix, copied text, the status verb's
# table and its JSON all have it.
# shellcheck source=tests/additions/insert.sh
source "$(dirname "${BASH_SOURCE[0]}")/insert.sh"

after src/KvTui.Core/Members/Shown/MemberFigures.cs '{ Pane = new(4, 3, 6), Table = TableUse.WhenNotZero, BadFrom = MaxLag },' <<'CODE'
        new("error count", "error_count", "ERRORS", static answer => FigureValue.OfNumber((ulong)answer.Status.Errors.Count))
        {
            Pane = new(9, 6, 6),
        },
CODE
