using System.Collections.Immutable;
using KvTui.Core.Dialogs.Prompts;

namespace KvTui.Core.Tests.Dialogs;

public sealed class PaletteStateTests
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
        Assert.Equal(completed, Type(typed).Completed().Text);

    [Theory]
    [InlineData("profile ", "profile prod-")]
    [InlineData("profile prod-e", "profile prod-east")]
    [InlineData("profile x", "profile x")]
    public void Tab_completes_an_argument_of_which_there_are_only_some(string typed, string completed)
    {
        var palette = PaletteState.Open([new("profile", "go on with another") { Arguments = ["prod-east", "prod-west"] }, new("goto", "", "o")]).Entered(typed);
        Assert.Equal(completed, palette.Completed().Text);
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
        var palette = Type("").Moved(Intent.Down, 5).Moved(Intent.Down, 5);
        Assert.Equal("delete-prefix", palette.Selected?.Name);
        Assert.Equal("delete", palette.Entered("d").Selected?.Name);
        Assert.Null(Type("zzz").Selected);
    }

    [Fact]
    public void What_matches_can_be_chosen_by_its_row_and_says_why_it_is_disabled()
    {
        var palette = Type("del").Choosing(1, 5);
        Assert.Equal(("delete-prefix", 1), (palette.Selected?.Name, palette.List.Selected));
        Assert.Equal("read-only", palette.Choosing(0, 5).Selected?.DisabledReason);
        Assert.Equal("delete-prefix", palette.Choosing(9, 5).Selected?.Name);
    }

    private static PaletteState Type(string text) => PaletteState.Open(Items).Entered(text);
}
