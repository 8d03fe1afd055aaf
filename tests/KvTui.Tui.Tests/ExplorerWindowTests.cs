using KvTui.Tty.Output.Frames;
using KvTui.Tui.Browse;
using KvTui.Tui.Value;
using Terminal.Gui.ViewBase;
using Terminal.Gui.Views;

namespace KvTui.Tui.Tests;

public sealed class ExplorerWindowTests
{
    [Fact]
    public void The_screen_is_made_of_a_window_frames_a_table_and_a_status_bar_with_shortcuts()
    {
        using var screen = new TestScreen(TestExplorer.Live("/a/1", "/b"));
        var views = Below(screen.Window).ToList();
        Assert.IsType<Window>(screen.Window, exactMatch: false);
        Assert.Equal(["Keys", "Value ─ /a/", "Cluster ─ not known yet"], views.OfType<FrameView>().Select(frame => frame.Title));
        Assert.Single(views.OfType<TableView>());
        Assert.Single(views.OfType<KeyTreeView>());
        Assert.Single(views.OfType<ValueView>());
        var bar = Assert.Single(views.OfType<StatusBar>());
        Assert.Contains("/ filter", bar.SubViews.OfType<Shortcut>().Select(shortcut => shortcut.Title));
        Assert.True(views.OfType<KeyTreeView>().Single().HasFocus);
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    [InlineData(200, 50)]
    [InlineData(60, 18)]
    [InlineData(45, 12)]
    [InlineData(30, 8)]
    public void The_screen_is_the_same_as_that_of_the_views_before(int width, int height)
    {
        var explorer = Sampled(width, height);
        using var screen = new TestScreen(explorer);
        AssertSame(explorer, screen, "the start");
        foreach (var keys in (string[])["down", "2", "end", "T", "3", "1", "T", "/ 0 enter", "end", "up", "esc", "f", "2", "t t t", "f"])
        {
            explorer.Press(keys).Answer();
            explorer.With(explorer.State with { Notice = null });
            screen.Show(explorer.State);
            AssertSame(explorer, screen, keys);
        }
    }

    private static void AssertSame(TestExplorer explorer, TestScreen screen, string after) =>
        Assert.True(explorer.Screen == screen.Text, $"after {after}\n{explorer.Screen}\n{screen.Text}");

    private static IEnumerable<View> Below(View view) => view.SubViews.SelectMany(child => Below(child).Prepend(child));

    internal static TestExplorer Sampled(
        int width, int height, ExplorerSettings? settings = null, TerminalCapabilities? capabilities = null)
    {
        var explorer = new TestExplorer(new(width, height), settings, capabilities);
        var numbers = Enumerable.Range(0, 60);
        explorer.Listed([.. numbers.Select(i => Sample.Pair($"/app/key-{i:D2}", $"{{\"n\":{i},\"text\":\"value\"}}", 1000))]);
        var report = Sample.Report(Sample.Member(1), Sample.Member(2), Sample.SilentMember(3, Sample.Refused));
        explorer.Send(new ClusterMessage(report, Sample.Start));
        return explorer.Press("down").Answer();
    }
}
