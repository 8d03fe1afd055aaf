using System.Text;
using KvTui.Tty.Input;
using KvTui.Tty.Output.Frames;
using KvTui.Tui.Tests.Dialogs;

namespace KvTui.Tui.Tests.Bridge;

/// <summary>The terminal is asked once for its background, and whenever it answers, all that is shown has the theme for that.</summary>
public sealed class BackgroundTests
{
    private const string Question = "\e]11;?\a";

    [Fact]
    public void It_is_asked_once_with_the_first_frame_and_before_the_status_so_that_who_waits_for_that_has_both()
    {
        using var screen = new LiveScreen("a", "b");
        Assert.EndsWith(Question + "\e[5n", screen.Terminal.Writes.Select(Encoding.UTF8.GetString).First(), StringComparison.Ordinal);
        screen.Press("down ? esc").Resize(100, 30);
        Assert.Single(screen.Terminal.Writes, static bytes => Encoding.UTF8.GetString(bytes).Contains("\e]", StringComparison.Ordinal));
    }

    public static TheoryData<ThemeChoice, bool> Unasked => new() { { ThemeChoice.Dark, true }, { ThemeChoice.Light, true }, { ThemeChoice.Monochrome, true }, { ThemeChoice.Auto, false } };

    [Theory]
    [MemberData(nameof(Unasked))]
    public void It_is_not_asked_if_the_theme_was_chosen_or_the_terminal_might_show_the_question(ThemeChoice theme, bool tells)
    {
        using var screen = Live(theme, TerminalCapabilities.Modern with { TellsBackground = tells });
        Assert.DoesNotContain(screen.Terminal.Writes, static bytes => Encoding.UTF8.GetString(bytes).Contains("\e]", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2")]
    [InlineData("?")]
    [InlineData("/")]
    [InlineData("3 f")]
    [InlineData(":")]
    [InlineData("@")]
    [InlineData("d")]
    [InlineData("2 e")]
    [InlineData("? /")]
    public void An_answer_changes_the_colours_of_all_that_is_shown_and_nothing_else(string keys)
    {
        using var screen = Live(ThemeChoice.Auto, TerminalCapabilities.Modern);
        screen.Press(keys).Answer();
        var before = screen.Text;
        screen.Feed(new InputEvent.BackgroundReported(true));
        Assert.Equal(before, screen.Text);
        using var light = Live(ThemeChoice.Light, TerminalCapabilities.Modern);
        light.Press(keys).Answer();
        SameCells.Assert(light.Terminal.Shown, screen.Terminal.Shown, $"after {keys}");
        screen.Press("esc down up");
        light.Press("esc down up");
        SameCells.Assert(light.Terminal.Shown, screen.Terminal.Shown, "and after that");
        Assert.Equal(light.State.Focus, screen.State.Focus);
    }

    [Theory]
    [InlineData("f10 right")]
    [InlineData("s")]
    public void An_open_menu_is_not_disturbed_and_what_is_below_has_its_colours_when_it_closes(string keys)
    {
        using var screen = Live(ThemeChoice.Auto, TerminalCapabilities.Modern);
        screen.Press(keys);
        var before = screen.Text;
        screen.Feed(new InputEvent.BackgroundReported(true));
        Assert.Equal(before, screen.Text);
        screen.Press("esc");
        using var light = Live(ThemeChoice.Light, TerminalCapabilities.Modern);
        SameCells.Assert(light.Terminal.Shown, screen.Terminal.Shown, "after the menu");
    }

    [Fact]
    public void What_was_typed_before_the_answer_and_after_it_stays()
    {
        using var screen = Live(ThemeChoice.Auto, TerminalCapabilities.Modern);
        screen.Press("/").Type("a").Feed(new InputEvent.BackgroundReported(true)).Type("b");
        Assert.Equal("ab", screen.Prompt);
        screen.AssertShows("ab");
    }

    [Fact]
    public void An_answer_that_fits_what_is_shown_writes_nothing()
    {
        using var screen = Live(ThemeChoice.Auto, TerminalCapabilities.Modern);
        Assert.Equal(0, screen.Feed(new InputEvent.BackgroundReported(false)).Bytes);
        Assert.Equal(0, screen.Feed(new InputEvent.BackgroundReported(true)).Bytes);
    }

    [Fact]
    public void An_answer_that_nobody_asked_for_changes_nothing()
    {
        using var screen = Live(ThemeChoice.Blue, TerminalCapabilities.Modern);
        Assert.Equal(0, screen.Feed(new InputEvent.BackgroundReported(true)).Bytes);
    }

    [Fact]
    public void What_the_terminal_has_told_its_programs_is_the_first_guess_and_its_answer_counts_more()
    {
        using var screen = Live(ThemeChoice.Auto, TerminalCapabilities.Modern with { IsLight = true });
        using var light = Live(ThemeChoice.Light, TerminalCapabilities.Modern);
        SameCells.Assert(light.Terminal.Shown, screen.Terminal.Shown, "at first");
        screen.Feed(new InputEvent.BackgroundReported(false));
        using var dark = Live(ThemeChoice.Dark, TerminalCapabilities.Modern);
        SameCells.Assert(dark.Terminal.Shown, screen.Terminal.Shown, "after the answer");
    }

    private static LiveScreen Live(ThemeChoice theme, TerminalCapabilities capabilities) =>
        new LiveScreen(Sample.Settings with { Theme = theme }, capabilities, new(80, 24), LiveScreen.Pairs("a", "b", "c")).Answer();
}
