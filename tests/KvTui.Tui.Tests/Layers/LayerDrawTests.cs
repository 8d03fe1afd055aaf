using KvTui.Core.Scans;
using KvTui.Core.Tests.Screens;
using KvTui.Tui.Look;
using KvTui.Tui.Scans;
using Terminal.Gui.ViewBase;
using Terminal.Gui.Views;

namespace KvTui.Tui.Tests.Layers;

/// <summary>A window draws only what has changed in its part of the state.</summary>
public sealed class LayerDrawTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("usage-exact")]
    [InlineData("usage-running")]
    [InlineData("find-values")]
    [InlineData("find-running")]
    [InlineData("top")]
    [InlineData("help-keys")]
    [InlineData("usage-help")]
    [InlineData("command-log")]
    public void The_same_state_and_what_it_does_not_show_write_and_draw_nothing(string name)
    {
        using var screen = new LayerScreen(GoldenScreens.All[name]());
        var drawn = Watch(screen);
        var state = screen.Explorer.State;
        Assert.Equal(0, screen.Show(state));
        Assert.Equal(0, screen.Show(state with { IsAttended = false }));
        Assert.Equal(0, screen.Show(state with { Now = state.Now.AddSeconds(1) }));
        Assert.Empty(drawn);
    }

    [Theory]
    [InlineData("usage-exact", 80, 24)]
    [InlineData("usage-exact", 120, 40)]
    [InlineData("find-running", 80, 24)]
    [InlineData("find-values", 120, 40)]
    [InlineData("top", 80, 24)]
    [InlineData("top", 120, 40)]
    public void A_move_draws_the_rows_and_costs_little(string name, int width, int height)
    {
        using var screen = new LayerScreen(GoldenScreens.All[name]().Resize(width, height));
        screen.Press("g");
        var drawn = Watch(screen);
        var bytes = screen.Press("down");
        output.WriteLine($"{name} {width}x{height}: {bytes}");
        Assert.InRange(bytes, 1, width == 80 ? 200 : 300);
        Assert.Equal(["rows"], drawn);
    }

    [Fact]
    public void Only_the_rows_in_view_are_looked_at()
    {
        Assert.Equal(RowsRead(1_000), RowsRead(10_000));

        static long RowsRead(int count)
        {
            var explorer = GoldenScreens.All["find-running"]();
            var found = explorer.State.Scans.Found!;
            var hits = Enumerable.Range(0, count).Select(static i => new Core.Scans.Search.FindHit(Etcd.Model.EtcdKey.FromText($"/a/{i}"), null)).ToArray();
            var next = found with { Progress = found.Progress with { Hits = hits } };
            explorer.With(explorer.State with { Scans = explorer.State.Scans with { Found = next } });
            using var screen = new LayerScreen(explorer);
            screen.Press("down");
            var source = Assert.IsType<FoundCells>(((FoundWindow)screen.Windows[0]).Rows.Table);
            Assert.Equal(1, ((FoundWindow)screen.Windows[0]).Rows.Value!.SelectedCell.Y);
            Assert.InRange(source.RowsRead, 1, 200);
            return source.RowsRead;
        }
    }

    [Fact]
    public void While_a_scan_runs_a_bar_shows_how_much_of_all_is_read()
    {
        var explorer = GoldenScreens.All["usage-start"]();
        using var screen = new LayerScreen(explorer);
        Assert.False(Bar(screen).Visible);
        foreach (var (keys, filled) in new[] { (0, 0), (203, 15), (300, 22), (406, 30) })
        {
            screen.Show(explorer.UsageReads(ScanSample.Status(ScanPhase.Running, keys)).State);
            Assert.True(Bar(screen).Visible);
            Assert.Contains(new string('█', filled) + new string('─', 30 - filled), screen.Text.Split('\n')[4], StringComparison.Ordinal);
        }

        screen.Show(explorer.UsageReads(ScanSample.Status(ScanPhase.Complete, 406)).State);
        Assert.False(Bar(screen).Visible);
        Assert.Null(screen.App.NextTimer);
    }

    [Fact]
    public void Another_snapshot_shows_other_figures()
    {
        var explorer = GoldenScreens.All["usage-running"]();
        using var screen = new LayerScreen(explorer);
        var bytes = screen.Show(explorer.UsageReads(ScanSample.Status(ScanPhase.Running, 330)).State);
        output.WriteLine($"snapshot: {bytes}");
        Assert.Contains("330 of 406 keys", screen.Text, StringComparison.Ordinal);
        Assert.InRange(bytes, 1, 500);
    }

    private static ProgressBar Bar(LayerScreen screen) => Below(screen.Windows[0]).OfType<ProgressBar>().Single();

    private static IEnumerable<View> Below(View view) => view.SubViews.SelectMany(static child => Below(child).Prepend(child));

    private static List<string> Watch(LayerScreen screen)
    {
        var drawn = new List<string>();
        foreach (var window in screen.Windows)
        {
            foreach (var view in Below(window))
            {
                var name = view switch { ExplorerPane => "", TableView => "rows", _ => view.GetType().Name };
                view.DrawingText += (_, _) => drawn.Add(name);
                if (view is ExplorerPane)
                {
                    view.Border.GetOrCreateView().DrawComplete += (_, _) => drawn.Add("border");
                }
            }
        }

        return drawn;
    }
}
