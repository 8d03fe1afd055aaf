using KvTui.Terminal.Views;
using KvTui.Terminal.Views.Dialogs;
using KvTui.Tty.Input;

namespace KvTui.Terminal.Tests.Views;

public sealed class DialogTests
{
    private static readonly Dialog Delete = new(
        "Delete", "Deletes /app/db/url on cluster local.", [new("Delete", 'd') { IsDestructive = true }, new("Keep", 'k')]);

    private static readonly Dialog DeleteMany = Delete with { Confirmation = "12", ConfirmationLabel = "Type 12 to delete 12 keys:" };

    [Theory]
    [InlineData("enter", 1)]
    [InlineData("esc", 1)]
    [InlineData("d", 0)]
    [InlineData("K", 1)]
    [InlineData("tab enter", 0)]
    [InlineData("left left enter", 1)]
    [InlineData("x f5", null)]
    public void The_safe_choice_is_the_default(string keys, int? chosen) => Assert.Equal(chosen, Press(Delete, keys).Chosen);

    [Theory]
    [InlineData("tab enter", null)]
    [InlineData("d enter", null)]
    [InlineData("enter", null)]
    [InlineData("1 enter", null)]
    [InlineData("1 3 enter", null)]
    [InlineData("1 3 tab enter", null)]
    [InlineData("1 2 tab enter", 0)]
    [InlineData("1 3 backspace 2 tab enter", 0)]
    [InlineData("1 2 enter", 0)]
    [InlineData("space 1 2 space enter", 0)]
    [InlineData("tab 1 2 enter", 0)]
    [InlineData("1 2 tab tab enter", 1)]
    [InlineData("tab tab enter", 1)]
    [InlineData("tab tab 1 2 enter", 0)]
    [InlineData("1 2 3 enter backspace enter", 0)]
    [InlineData("1 2 esc", 1)]
    public void A_confirmation_must_be_typed_before_the_destructive_choice(string keys, int? chosen) =>
        Assert.Equal(chosen, Press(DeleteMany, keys).Chosen);

    [Fact]
    public void A_dialog_shows_its_text_and_choices()
    {
        Assert.Equal(
            [
                "╭ Delete ────────────────────────────────╮",
                "│ Deletes /app/db/url on cluster local.  │",
                "│                                        │",
                "│        Delete (d)    [ Keep (k) ]      │",
                "╰────────────────────────────────────────╯",
            ],
            DrawnText.Of(new DialogView(DialogState.Open(Delete), ViewTheme.Default), 42, 5).Rows);
    }

    [Fact]
    public void A_dialog_with_a_confirmation_has_a_field()
    {
        var drawn = DrawnText.Of(new DialogView(Press(DeleteMany, "1"), ViewTheme.Default), 42, 7);
        Assert.Equal(
            [
                "╭ Delete ────────────────────────────────╮",
                "│ Deletes /app/db/url on cluster local.  │",
                "│                                        │",
                "│ Type 12 to delete 12 keys: 1           │",
                "│                                        │",
                "│            Delete      Keep            │",
                "╰────────────────────────────────────────╯",
            ],
            drawn.Rows);
        Assert.Equal(new(30, 3), drawn.Cursor);
    }

    [Theory]
    [InlineData("enter", "Nothing is typed yet; Esc: Keep.")]
    [InlineData("tab enter", "Nothing is typed yet; Esc: Keep.")]
    [InlineData("1 enter", "What is typed is not 12; Esc: Keep.")]
    [InlineData("1 3 tab enter", "What is typed is not 12; Esc: Keep.")]
    [InlineData("1 2", "Enter: Delete")]
    [InlineData("1 enter 2", "Enter: Delete")]
    [InlineData("1 2 tab tab", "")]
    [InlineData("1", "")]
    [InlineData("1 enter backspace", "")]
    public void What_enter_would_do_or_what_it_found_missing_is_said(string keys, string said)
    {
        var drawn = DrawnText.Of(new DialogView(Press(DeleteMany, keys), ViewTheme.Default), 42, 7);
        Assert.Equal($"│ {said,-38} │", drawn.Rows[4]);
    }

    [Fact]
    public void A_pasted_confirmation_is_taken_by_enter()
    {
        var pasted = DialogState.Open(DeleteMany).Apply(Key.Named(KeyCode.Tab)).Apply(Key.Named(KeyCode.Tab)).Paste("12\n");
        Assert.Equal(0, pasted.Apply(Key.Named(KeyCode.Enter)).Chosen);
    }

    [Fact]
    public void A_text_too_long_for_the_screen_leaves_the_choices_visible()
    {
        var dialog = Delete with { Text = string.Concat(Enumerable.Repeat("many words ", 60)) };
        var drawn = DrawnText.Of(new DialogView(DialogState.Open(dialog), ViewTheme.Default), 42, 8);
        Assert.Contains("[ Keep (k) ]", drawn.Rows[6], StringComparison.Ordinal);
    }

    private static DialogState Press(Dialog dialog, string keys) =>
        KeyName.ParseList(keys).Aggregate(DialogState.Open(dialog), (state, key) => state.Chosen is null ? state.Apply(key) : state);
}
