using KvTui.Tty.Input;
using KvTui.Tty.Output.Frames;

namespace KvTui.Tui.Tests.Dialogs;

public sealed class NoticeBoxTests
{
    private const string Long =
        "The save was not applied: http://127.0.0.1:2379: connection lost; check that the member is up, and save once more with Ctrl-S.";

    [Theory]
    [InlineData(80, 24, true)]
    [InlineData(120, 40, true)]
    [InlineData(60, 18, true)]
    [InlineData(40, 10, true)]
    [InlineData(80, 24, false)]
    public void It_looks_as_before_and_goes_as_before(int width, int height, bool isUtf8)
    {
        var capabilities = TerminalCapabilities.Modern with { Utf8 = isUtf8 };
        var explorer = ExplorerWindowTests.Sampled(width, height, null, capabilities);
        using var screen = new TestScreen(explorer, capabilities);
        foreach (var kind in Enum.GetValues<NoticeKind>())
        {
            foreach (var text in (string[])[Long, "Short.", Long + Long + Long + Long, new string('x', 300), Long + "\nA second line."])
            {
                Notice(explorer, kind, text);
                AssertSame(explorer, screen, $"{kind} {text}");
                explorer.Press("down");
                AssertSame(explorer, screen, "a move below it");
                explorer.Press("2");
                AssertSame(explorer, screen, "another pane");
                explorer.Press("1 end");
                AssertSame(explorer, screen, "the last row");
                explorer.With(explorer.State with { Notice = null });
                AssertSame(explorer, screen, "no notice");
                explorer.Press("home");
            }
        }
    }

    [Fact]
    public void It_leaves_the_row_of_the_cursor_alone_also_in_an_editor()
    {
        var explorer = Edit.EditorViewTests.Opened(80, 24, string.Concat(Enumerable.Repeat("a line\n", 40)));
        using var screen = new TestScreen(explorer);
        Notice(explorer, NoticeKind.Error, Long);
        AssertSame(explorer, screen, "at the top");
        explorer.Press("pgdn");
        AssertSame(explorer, screen, "at the bottom");
        Assert.StartsWith("╭╭", screen.Terminal.Shown.Rows[0], StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_not_shown_where_the_status_line_has_room_or_the_window_is_too_small()
    {
        var explorer = ExplorerWindowTests.Sampled(200, 50);
        using var screen = new TestScreen(explorer);
        Notice(explorer, NoticeKind.Error, Long);
        AssertSame(explorer, screen, "room");
        explorer.Resize(39, 9);
        AssertSame(explorer, screen, "too small");
        explorer.Resize(60, 18);
        AssertSame(explorer, screen, "no room");
    }

    [Fact]
    public void A_click_on_it_reaches_nothing_below()
    {
        var explorer = ExplorerWindowTests.Sampled(80, 24);
        var told = new List<UserMessage>();
        using var screen = new TestScreen(explorer, told: told);
        var clicks = 0;
        screen.Window.MouseEvent += (_, _) => clicks++;
        Notice(explorer, NoticeKind.Error, Long);
        screen.Show(explorer.State);
        var y = screen.Terminal.Shown.Rows.ToList().FindIndex(static row => row.Contains("The save was", StringComparison.Ordinal));
        foreach (var action in (MouseAction[])[MouseAction.LeftPressed, MouseAction.Released, MouseAction.WheelDown])
        {
            screen.App.Feed(new InputEvent.MouseUsed(new(5, y), action, KeyModifiers.None));
        }

        Assert.Equal(0, clicks);
        Assert.Empty(told);
    }

    private static void Notice(TestExplorer explorer, NoticeKind kind, string text) =>
        explorer.With(explorer.State with { Notice = new(kind, text, explorer.State.Now + TimeSpan.FromHours(1)) });

    private static void AssertSame(TestExplorer explorer, TestScreen screen, string when)
    {
        screen.Show(explorer.State);
        SameCells.Assert(explorer.Terminal(), screen.Terminal.Shown, when);
    }
}
