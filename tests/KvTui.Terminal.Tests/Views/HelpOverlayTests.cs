using System.Collections.Immutable;
using KvTui.Terminal.Keymaps;
using KvTui.Terminal.Views;
using KvTui.Terminal.Views.Dialogs;

namespace KvTui.Terminal.Tests.Views;

public sealed class HelpOverlayTests
{
    private static readonly ImmutableArray<HelpSection> Sections =
    [
        new("Move", [new("↑ k", "one row up"), new("↓ j", "one row down")]),
        new("Edit", [new("e", "edit here"), new("Ctrl-S", "save")]),
    ];

    [Fact]
    public void Sections_stand_side_by_side_where_there_is_room() => Assert.Equal(
        [
            "",
            "",
            " ╭ Help ─────────────────────────── Esc closes ╮",
            " │ Move                   Edit                 │",
            " │ ↑ k     one row up     e       edit here    │",
            " │ ↓ j     one row down   Ctrl-S  save         │",
            " ╰─────────────────────────────────────────────╯",
            "",
            "",
        ],
        Draw(0, 50, 9));

    [Fact]
    public void In_a_narrow_window_they_stand_in_one_column_and_scroll()
    {
        var overlay = new HelpOverlay("Help", Sections, 0, ViewTheme.Default);
        Assert.Equal(7 - 4, overlay.MaxOffset(new(34, 8)));
        Assert.Contains("Move", Draw(0, 34, 8)[2], StringComparison.Ordinal);
        Assert.Contains("↓ j", Draw(2, 34, 8)[2], StringComparison.Ordinal);
        Assert.Contains("Ctrl-S", Draw(99, 34, 8)[5], StringComparison.Ordinal);
    }

    [Fact]
    public void Help_without_rows_or_room_is_no_trouble()
    {
        Assert.NotEmpty(DrawnText.Of(new HelpOverlay("Help", [], 0, ViewTheme.Default), 20, 5).Rows);
        Assert.Empty(Draw(5, 0, 0));
    }

    private static string[] Draw(int offset, int width, int height) =>
        DrawnText.Of(new HelpOverlay("Help", Sections, offset, ViewTheme.Default), width, height).Rows;
}
