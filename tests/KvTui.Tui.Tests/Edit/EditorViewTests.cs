using System.Text;
using KvTui.Etcd.Model;
using KvTui.Tty.Output.Frames;

namespace KvTui.Tui.Tests.Edit;

/// <summary>An open editor, cell by cell and with its cursor, is the same as the views before draw it.</summary>
public sealed class EditorViewTests
{
    private const string Text =
        "Welcome.\n\tTabs\tand Grüße stay.\r\n漢字かな wide\u001b[2J \u007f e\u0301 \u202e|\u200b\n\nend";

    public static TheoryData<int, int, bool, bool> Looks
    {
        get
        {
            var looks = new TheoryData<int, int, bool, bool>();
            foreach (var (width, height) in new[] { (80, 24), (120, 40), (40, 10) })
            {
                looks.Add(width, height, true, true);
                looks.Add(width, height, false, true);
                looks.Add(width, height, true, false);
            }

            return looks;
        }
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public void It_looks_as_before_whatever_is_typed_and_selected(int width, int height, bool isUtf8, bool hasColours)
    {
        var capabilities = TerminalCapabilities.Modern with { Utf8 = isUtf8, Colors = hasColours ? ColorDepth.TrueColor : ColorDepth.None };
        var explorer = Opened(width, height, Text, capabilities: capabilities);
        AssertSameAlways(
            explorer, capabilities, "x down shift+down shift+end left ctrl+space down right right ctrl+space esc esc "
            + "ctrl+home tab tab enter ctrl+_ end alt+a ctrl+home backspace");
    }

    [Fact]
    public void Lines_longer_than_the_view_and_texts_longer_than_it_scroll_as_before()
    {
        var text = string.Join('\n', Enumerable.Range(0, 120).Select(static i => $"{i} 漢" + new string('x', i * 2) + "\t字" + i));
        AssertSameAlways(
            Opened(80, 24, text), TerminalCapabilities.Modern,
            "pgdn pgdn end left left shift+pgdn shift+home pgup home pgdn ctrl+end end home ctrl+home down down end shift+down");
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("\t")]
    [InlineData("漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字")]
    [InlineData("a\0b\u0301\u200d\u00ad\ufeff\ufffe\U000E0041z")]
    public void Texts_of_little_or_strange_look_as_before(string text) =>
        AssertSameAlways(Opened(81, 24, text), TerminalCapabilities.Modern, "end left alt+a home enter up shift+end");

    [Fact]
    public void In_production_and_for_a_new_key_it_looks_as_before()
    {
        var explorer = Opened(100, 30, Text);
        explorer.With(explorer.State with { Settings = Sample.Settings with { IsProduction = true } });
        AssertSameAlways(explorer, TerminalCapabilities.Modern, "x ctrl+s");
        var other = ExplorerWindowTests.Sampled(90, 26).Press("n").Type("new/_key").Press("enter");
        AssertSameAlways(other, TerminalCapabilities.Modern, "a b enter esc");
    }

    [Fact]
    public void What_becomes_of_the_key_meanwhile_is_in_the_footer_as_before()
    {
        var explorer = Opened(80, 24, Text);
        using var screen = new TestScreen(explorer);
        explorer.PutElsewhere("/motd", "theirs", 1042);
        AssertShown(explorer, screen, "a change");
        explorer.DeletedElsewhere("/motd", 1043);
        AssertShown(explorer, screen, "a deletion");
    }

    [Fact]
    public void Leaving_shows_the_value_again_and_another_size_is_no_trouble()
    {
        var explorer = Opened(80, 24, Text);
        using var screen = new TestScreen(explorer);
        foreach (var (width, height) in new[] { (120, 40), (60, 18), (30, 8), (40, 10), (80, 24) })
        {
            explorer.Resize(width, height);
            AssertShown(explorer, screen, $"{width}x{height}");
        }

        Assert.True(screen.Window.Editor.HasFocus);
        explorer.Press("esc");
        Assert.Null(explorer.State.Detail.Edit);
        AssertShown(explorer, screen, "leaving");
        Assert.False(screen.Window.Editor.Visible);
        Assert.True(screen.Window.Value.Visible);
    }

    [Fact]
    public void The_same_state_sends_nothing_and_a_letter_at_the_end_of_a_short_line_little()
    {
        using var screen = new TestScreen(Opened(80, 24, "short\nlines\n"));
        screen.Press("end x");
        Assert.InRange(screen.Press("y"), 1, 200);
        Assert.Equal(0, screen.Show(screen.Explorer.State));
        Assert.Equal(0, screen.Show(screen.Explorer.State with { }));
    }

    internal static TestExplorer Opened(int width, int height, string text, TerminalCapabilities? capabilities = null)
    {
        var explorer = new TestExplorer(new(width, height), null, capabilities);
        explorer.Listed([Sample.Pair(EtcdKey.FromText("/motd"), Encoding.UTF8.GetBytes(text), 1000, 3)]);
        explorer.GoTo("/motd").Press("2 e");
        Assert.NotNull(explorer.State.Detail.Edit);
        return explorer.With(explorer.State with { Notice = null });
    }

    private static void AssertSameAlways(TestExplorer explorer, TerminalCapabilities capabilities, string keys)
    {
        using var screen = new TestScreen(explorer, capabilities);
        AssertShown(explorer, screen, "at first");
        foreach (var key in keys.Split(' '))
        {
            explorer.Press(key);
            explorer.With(explorer.State with { Layers = [], Notice = null });
            AssertShown(explorer, screen, $"after {key}");
        }
    }

    private static void AssertShown(TestExplorer explorer, TestScreen screen, string when)
    {
        screen.Show(explorer.State);
        var expected = explorer.Terminal();
        SameCells.Assert(expected, screen.Terminal.Shown, when);
        Assert.Equal((when, expected.IsCursorVisible), (when, screen.Terminal.Shown.IsCursorVisible));
        if (expected.IsCursorVisible)
        {
            Assert.Equal((when, expected.Cursor), (when, screen.Terminal.Shown.Cursor));
        }
    }
}
