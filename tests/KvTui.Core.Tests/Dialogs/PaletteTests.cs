using KvTui.Core.Commands;

namespace KvTui.Core.Tests.Dialogs;

public sealed class PaletteTests
{
    public static TheoryData<string> Commands => [.. ExplorerCommands.All.Select(command => command.Name)];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_command_of_the_palette_does_something_or_says_why_not(string name)
    {
        var explorer = TestExplorer.Live("/a/1", "/b/1").GoTo("/b/1").Press(":").Type(name);
        var (before, effects) = (explorer.State, explorer.Effects.Count);
        explorer.Press("enter");
        var after = explorer.State;
        Assert.Null(after.Layers.OfType<Layer.Palette>().FirstOrDefault());
        explorer.AssertThat(
            explorer.Effects.Count > effects || after.Notice != before.Notice || after.TopLayer is not null || after.Browse != before.Browse
            || after.Detail != before.Detail || after.Focus != before.Focus || after.FullScreen || after.Quitting || name == "keys",
            $"{name} does nothing");
    }

    [Fact]
    public void A_command_takes_its_argument_at_once()
    {
        var explorer = TestExplorer.Live("/a/1", "/b/1").Press(":").Type("goto /b/1").Press("enter");
        Assert.Equal("/b/1", explorer.Cursor);
        explorer.Press(":").Type("filter a/").Press("enter");
        Assert.Equal(["/a/1"], explorer.Rows);
        explorer.Press(":").Type("new /c").Press("enter");
        Assert.Equal("/c", explorer.State.Detail.Edit?.Key.ToString());
    }

    [Fact]
    public void A_command_without_its_argument_asks_for_it() =>
        Assert.Equal(PromptKind.GoTo, TestExplorer.Live("a").Press(":").Type("goto").Press("enter").Top<Layer.Prompt>().Kind);

    [Fact]
    public void Tab_completes_a_command() =>
        Assert.Equal("fullscreen ", TestExplorer.Live("a").Press(":").Type("fu").Press("tab").Top<Layer.Palette>().State.Text);

    [Fact]
    public void A_single_letter_that_is_no_command_says_so_too() =>
        Assert.StartsWith("There is no command '%'", TestExplorer.Live("a").Press(":").Type("%").Press("enter").Notice, StringComparison.Ordinal);

    [Fact]
    public void A_command_that_does_not_exist_says_so()
    {
        var explorer = TestExplorer.Live("a").Press(":").Type("xyzzy").Press("enter");
        Assert.StartsWith("There is no command 'xyzzy'", explorer.Notice, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_command_but_the_long_reads_the_lock_profiles_and_other_names_names_a_key_that_does_the_same() =>
        Assert.All(ExplorerCommands.All, command => Assert.Equal(command.Name is "find" or "du" or "top" or "diff" or "unlock" or "lock" or "profile" or "columns" or "clusters" or "duplicate" or "rename" or "keys-lease" or "export" or "leases" or "locks" or "users" or "doctor" or "members" or "snapshot" or "restore" or "recovery" or "rev" or "now" or "changes" or "revert" or "journal" or "space" or "defrag" || command.Menu == MenuTitle.Copy && command.Places == Places.None, command.Keys.Length == 0));
}
