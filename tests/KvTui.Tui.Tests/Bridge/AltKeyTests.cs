using KvTui.Tui.Input;
using Key = Terminal.Gui.Input.Key;

namespace KvTui.Tui.Tests.Bridge;

/// <summary>Terminals send Esc and a letter soon after it as they send Alt with the letter; tmux holds an Esc back for up to 500 ms.</summary>
public sealed class AltKeyTests
{
    [Fact]
    public void Alt_with_a_letter_closes_a_layer_and_then_is_the_letter()
    {
        var explorer = Press(TestExplorer.Live("/a/1", "/b/1").Press("@"), '2');
        Assert.Empty(explorer.State.Layers);
        Assert.Equal(Pane.Value, explorer.State.Focus);
    }

    [Fact]
    public void Alt_with_a_letter_clears_the_filter_and_then_is_the_letter()
    {
        var explorer = Press(TestExplorer.Live("/a/1", "/b/1").Press("/").Type("a/").Press("enter"), '?');
        Assert.IsType<Layer.Help>(explorer.State.TopLayer);
        Assert.Equal(["- /a/", "  /a/1", "+ /b/"], explorer.Press("esc").Rows);
    }

    [Fact]
    public void In_the_editor_its_own_alt_keys_stay_what_they_are_and_others_ask_before_anything_is_lost()
    {
        var explorer = Press(TestExplorer.Live("/a/1").GoTo("/a/1").Press("e").Type("x"), 'w');
        Assert.NotNull(explorer.State.Detail.Edit);
        Assert.Empty(explorer.State.Layers);
        Assert.NotNull(Press(explorer, 'x').State.Detail.Edit);
        Assert.IsType<Layer.Question>(explorer.State.TopLayer);
    }

    [Fact]
    public void The_alt_keys_that_move_and_delete_in_the_editor_do_so()
    {
        var explorer = TestExplorer.Live("/a/1").GoTo("/a/1").Press("e").Press("ctrl+end").Type(" one two");
        var text = explorer.State.Detail.Edit!.Editor.GetText();
        Press(Press(Press(explorer, 'b'), 'b'), 'd');
        Assert.Equal(text.Replace(" one two", "  two", StringComparison.Ordinal), explorer.State.Detail.Edit!.Editor.GetText());
        Assert.Empty(explorer.State.Layers);
    }

    /// <summary>Presses Alt with a character, as the screen takes it: where it stands for Esc and more, one after the other.</summary>
    private static TestExplorer Press(TestExplorer explorer, char letter)
    {
        var key = new Key(letter).WithAlt;
        if (KeyRouter.IsEscapeAndMore(explorer.State, key))
        {
            Take(explorer, Key.Esc);
            key = key.NoAlt;
        }

        return Take(explorer, key);
    }

    private static TestExplorer Take(TestExplorer explorer, Key key) =>
        KeyRouter.Of(explorer.State, key, out _) is UserMessage message ? explorer.Send(message) : explorer;
}
