using KvTui.Text;
using Terminal.Gui.Drawing;
using Terminal.Gui.ViewBase;
using Terminal.Gui.Views;

namespace KvTui.Tty.Tests.Hostile;

public sealed class WholeTextTests
{
    private const int Columns = 120;
    private static readonly System.Text.Rune NoHotKey = new(0xFFFF);

    [Fact]
    public void A_row_that_a_view_draws_is_on_the_screen_to_the_last_cluster()
    {
        using var test = new TestApplication(Columns, 3);
        var random = new Random(4);
        var row = "";
        var window = new Window { BorderStyle = LineStyle.None };
        window.Add(new RowsView(1, _ => row) { Width = Dim.Fill(), Height = 1 });
        test.Show(window);
        for (var i = 0; i < 500; i++)
        {
            row = Shown(random);
            window.SubViews.First().SetNeedsDraw();
            test.App.Draw();
            Assert.Equal(row.TrimEnd(' '), test.Terminal.Shown.Rows[0]);
        }
    }

    [Fact]
    public void A_label_a_button_and_a_title_lose_no_cluster()
    {
        using var test = new TestApplication(Columns + 40, 6);
        var random = new Random(5);
        var window = new Window { Width = Columns + 40, Height = 6, HotKeySpecifier = NoHotKey };
        var label = new Label { Width = Columns + 30, Height = 1, HotKeySpecifier = NoHotKey };
        var button = new Button { Y = 1, Width = Columns + 30, HotKeySpecifier = NoHotKey };
        window.Add(label, button);
        test.Show(window);
        for (var i = 0; i < 100; i++)
        {
            var text = Shown(random).Trim();
            (label.Text, button.Text, window.Title) = (text, text, text);
            test.App.Draw();
            AssertContains(text, test.Terminal.Shown.Rows[1]);
            AssertContains(text, test.Terminal.Shown.Rows[2]);
            AssertContains(text, test.Terminal.Shown.Rows[0]);
        }
    }

    [Theory]
    [InlineData("/app/my_key")]
    [InlineData("_first")]
    [InlineData("last_")]
    [InlineData("__init__")]
    public void An_underscore_is_a_character_like_any_other(string text)
    {
        using var test = new TestApplication(40, 8);
        var window = new Window { HotKeySpecifier = NoHotKey, Title = text };
        var frame = new FrameView { HotKeySpecifier = NoHotKey, Title = text, Width = 30, Height = 6 };
        frame.Add(
            new Label { HotKeySpecifier = NoHotKey, Text = text },
            new Button { HotKeySpecifier = NoHotKey, Text = text, Y = 1 },
            new TextField { Text = text, Y = 2, Width = 20 },
            new RowsView(1, _ => text) { Y = 3, Width = 20, Height = 1 });
        window.Add(frame);
        test.Show(window);
        Assert.All(test.Terminal.Shown.Rows.Take(6), row => Assert.Contains(text, row, StringComparison.Ordinal));
    }

    private static string Shown(Random random)
    {
        var text = Printable.Text(HostileText.Make(random, 30));
        return text[..CellWidth.Fit(text, Columns).Length];
    }

    // Of a cluster that Terminal.Gui takes for narrower than it is, the text form or the base must be there.
    private static void AssertContains(string text, string row)
    {
        var at = 0;
        foreach (var cluster in Graphemes.Of(text))
        {
            var found = row.IndexOf(cluster.ToString(), at, StringComparison.Ordinal);
            var narrow = row.IndexOf(cluster[..(char.IsHighSurrogate(cluster[0]) ? 2 : 1)].ToString(), at, StringComparison.Ordinal);
            at = found >= 0 && found <= narrow ? found : narrow;
            Assert.True(at >= 0, $"{cluster} of {text} is not in {row}");
            at++;
        }
    }
}
