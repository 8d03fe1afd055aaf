using System.Collections.Immutable;
using KvTui.Terminal.Views;
using KvTui.Terminal.Views.Dialogs;
using KvTui.Tty.Input;

namespace KvTui.Terminal.Tests.Views;

public sealed class PaletteTests
{
    private static readonly ImmutableArray<PaletteItem> Items =
    [
        new("goto", "go to a key or a prefix", "o"),
        new("delete", "delete the key", "d") { DisabledReason = "read-only" },
        new("delete-prefix", "delete all keys below", "D"),
        new("filter", "show only some keys", "/"),
    ];

    [Theory]
    [InlineData("", "goto delete delete-prefix filter")]
    [InlineData("DEL", "delete delete-prefix")]
    [InlineData("prefix", "delete-prefix goto")]
    [InlineData("filter /app", "filter")]
    [InlineData("zzz", "")]
    public void Commands_are_found_by_name_then_by_what_they_do(string typed, string names) =>
        Assert.Equal(names, string.Join(' ', Type(typed).Matches.Select(item => item.Name)));

    [Theory]
    [InlineData("g", "goto ")]
    [InlineData("del", "delete")]
    [InlineData("delete", "delete ")]
    [InlineData("goto /a", "goto /a")]
    [InlineData("zzz", "zzz")]
    public void Tab_completes_as_far_as_it_is_sure(string typed, string completed) =>
        Assert.Equal(completed, Type(typed).Apply(Key.Named(KeyCode.Tab), 5).Field.Text);

    [Theory]
    [InlineData("profile ", "profile prod-")]
    [InlineData("profile prod-e", "profile prod-east")]
    [InlineData("profile x", "profile x")]
    public void Tab_completes_an_argument_of_which_there_are_only_some(string typed, string completed)
    {
        var palette = PaletteState.Open([new("profile", "go on with another") { Arguments = ["prod-east", "prod-west"] }, new("goto", "", "o")]).Paste(typed);
        Assert.Equal(completed, palette.Apply(Key.Named(KeyCode.Tab), 5).Field.Text);
    }

    [Fact]
    public void The_first_word_is_the_command_and_the_rest_its_argument()
    {
        var palette = Type("  goto  /app/a b ");
        Assert.Equal(("goto", "/app/a b", "goto"), (palette.Command, palette.Argument, palette.Selected?.Name));
    }

    [Fact]
    public void The_arrows_select_and_typing_starts_at_the_top_again()
    {
        var palette = Type("").Apply(Key.Named(KeyCode.Down), 5).Apply(Key.Named(KeyCode.Down), 5);
        Assert.Equal("delete-prefix", palette.Selected?.Name);
        Assert.Equal("delete", palette.Apply(Key.Of('d'), 5).Selected?.Name);
        Assert.Null(Type("zzz").Selected);
    }

    [Fact]
    public void The_palette_shows_what_matches_and_why_it_is_disabled()
    {
        var drawn = DrawnText.Of(new CommandPalette(Type("del"), ViewTheme.Default), 60, 8);
        Assert.Equal(
            [
                "",
                "╭ Commands ───────────────────────────────── Tab completes ╮",
                "│:del                                                      │",
                "│ delete             delete the key (not now: read-only) d │",
                "│ delete-prefix      delete all keys below               D │",
                "╰──────────────────────────────────────────────────────────╯",
                "",
                "",
            ],
            drawn.Rows);
        Assert.Equal(new(5, 2), drawn.Cursor);
    }

    private static PaletteState Type(string text) => text.Aggregate(PaletteState.Open(Items), (palette, letter) => palette.Apply(Key.Of(letter), 5));
}
