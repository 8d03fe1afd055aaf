using KvTui.Core.Commands;

namespace KvTui.Core.Tests.Commands;

public sealed class KeymapTests
{
    private static readonly Keymap<string> Keymap = new(
        new("up k", "move up", "one row up", "Move"),
        new("ctrl+s f3", "save", "save the value", "Edit") { Hint = "save" },
        new("down j", "move down", "one row down", "Move"));

    [Theory]
    [InlineData("k", "move up")]
    [InlineData("f3", "save")]
    [InlineData("K", null)]
    public void A_key_finds_its_intent(string key, string? intent) =>
        Assert.Equal(intent, Keymap.TryFind(key, out var found) ? found : null);

    [Fact]
    public void Hints_are_the_marked_rows_with_their_first_key() => Assert.Equal([new KeyHint("Ctrl-S", "save")], Keymap.Hints());

    [Fact]
    public void Help_has_every_row_under_its_heading()
    {
        var help = Keymap.Help();
        Assert.Equal(["Move", "Edit"], help.Select(section => section.Title));
        Assert.Equal([new("↑ k", "one row up"), new("↓ j", "one row down")], help[0].Entries);
        Assert.Equal("Up k", Keymap.Help(ascii: true)[0].Entries[0].Keys);
    }

    [Fact]
    public void A_key_bound_twice_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => new Keymap<int>(new("a b", 1, "", ""), new("b", 2, "", "")));
        Assert.StartsWith("b is bound twice", error.Message, StringComparison.Ordinal);
    }
}
