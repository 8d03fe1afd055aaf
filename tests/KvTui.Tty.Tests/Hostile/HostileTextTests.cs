using Terminal.Gui.ViewBase;
using Terminal.Gui.Views;

namespace KvTui.Tty.Tests.Hostile;

public sealed class HostileTextTests
{
    private static readonly System.Text.Rune NoHotKey = new(0xFFFF);

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void Whatever_text_a_view_is_given_nothing_harmful_is_sent(int seed, bool utf8)
    {
        using var test = new TestApplication(60, 16, KvTui.Tty.Output.Frames.TerminalCapabilities.Modern with { Utf8 = utf8 });
        var random = new Random(seed);
        var (row, last) = ("", "");
        var window = new Window { HotKeySpecifier = NoHotKey };
        var frame = new FrameView { Width = 30, Height = 8, HotKeySpecifier = NoHotKey };
        var rows = new RowsView(1_000, index => row) { Width = Dim.Fill(), Height = Dim.Fill() };
        var label = new Label { X = 31, Width = Dim.Fill(), Height = 2, HotKeySpecifier = NoHotKey };
        var free = new Label { X = 31, Y = 2, HotKeySpecifier = NoHotKey };
        var button = new Button { X = 31, Y = 4, HotKeySpecifier = NoHotKey };
        var field = new TextField { X = 31, Y = 6, Width = 12 };
        frame.Add(rows);
        window.Add(frame, label, free, button, field);
        try
        {
            test.Show(window);
            for (var i = 0; i < 280; i++)
            {
                last = HostileText.Make(random, 40);
                (row, frame.Title, window.Title) = (last, last, HostileText.Make(random, 20));
                (label.Text, free.Text) = (HostileText.Make(random, 40), HostileText.Make(random, 30));
                button.Text = HostileText.Make(random, 12);
                field.Text = WellFormedText.Of(HostileText.Make(random, 20));
                rows.SetNeedsDraw();
                test.App.Draw();
            }
        }
        catch (Exception failure) when (failure is not Xunit.Sdk.XunitException)
        {
            throw new InvalidOperationException("with " + string.Join(' ', last.Select(unit => $"{(int)unit:x4}")), failure);
        }

        Assert.All(test.Terminal.Writes, bytes => SentText.AssertHarmless(bytes));
        Assert.True(test.Terminal.Writes.Count > 250);
    }
}
