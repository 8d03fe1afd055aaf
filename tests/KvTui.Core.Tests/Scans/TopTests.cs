using KvTui.Core.Scans;
using KvTui.Core.Scans.Top;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Scans;

public sealed class TopTests
{
    [Theory]
    [InlineData("top", "/app/")]
    [InlineData("top /app/stats/", "/app/stats/")]
    public void The_command_watches_the_prefix_that_is_given_or_that_the_cursor_is_in(string line, string prefix)
    {
        var explorer = Open().GoTo("/app/a").Command(line);
        Assert.Equal(new ScanRequest.Top(EtcdKey.FromText(prefix), ScanRequest.Top.DefaultCap), Asked(explorer));
        explorer.Top<Layer.Top>();
    }

    [Fact]
    public void A_prefix_outside_the_root_is_refused()
    {
        var explorer = new TestExplorer(settings: Sample.Settings with { Root = EtcdKey.FromText("/app/") }).Listed("/app/a").Command("top /etc/");
        Assert.Contains("confined", explorer.Notice, StringComparison.Ordinal);
        explorer.Command("top").TopReports().Press("h h");
        Assert.Equal("/app/", Asked(explorer).Prefix.ToString());
        Assert.Single(explorer.Effects, effect => effect is Effect.StartScan);
    }

    [Fact]
    public void A_picture_that_is_held_stays_until_it_may_go_on()
    {
        var explorer = Open().Command("top /app/").TopReports(jobs: 10).Press("p");
        var held = explorer.State.Scans.Top!.Rows;
        explorer.TopReports(jobs: 50);
        Assert.Equal(held.Total, explorer.State.Scans.Top!.Rows.Total);
        explorer.AssertShows("held");
        explorer.Press("s");
        Assert.Equal(held.Total, explorer.State.Scans.Top!.Rows.Total);
        explorer.Press("p");
        Assert.Equal(held.Total.Puts + 40, explorer.State.Scans.Top!.Rows.Total.Puts);
    }

    [Fact]
    public void A_prefix_is_looked_into_and_left_again_and_above_the_first_one_that_is_watched()
    {
        var explorer = Open().Command("top /app/").TopReports().Press("enter");
        Assert.Equal(("/app/stats/", 5), (explorer.State.Scans.Top!.Shown.ToString(), explorer.State.Scans.Top.Rows.Rows.Length));
        explorer.Press("h");
        Assert.Equal(("/app/", "/app/stats/"), (explorer.State.Scans.Top!.Shown.ToString(), Selected(explorer)));
        explorer.Press("h");
        Assert.Equal("", Asked(explorer).Prefix.ToString());
    }

    [Fact]
    public void The_cursor_stays_on_its_row_while_the_rows_are_sorted_anew()
    {
        var explorer = Open().Command("top /app/").TopReports().Press("down");
        var cursor = Selected(explorer);
        foreach (var order in new[] { TopOrder.Bytes, TopOrder.Unchanged, TopOrder.Deletes, TopOrder.Name, TopOrder.Events })
        {
            explorer.Press("s");
            Assert.Equal((order, cursor), (explorer.State.Scans.Top!.Order, Selected(explorer)));
        }
    }

    [Fact]
    public void Closing_the_layer_ends_the_watch_and_what_comes_late_is_dropped()
    {
        var explorer = Open().Command("top /app/").TopReports().Press("esc");
        explorer.Last<Effect.CancelScan>();
        Assert.Null(explorer.TopReports().State.Scans.Top);
        Assert.Null(explorer.State.TopLayer);
    }

    [Fact]
    public void Ctrl_c_stops_it_and_keeps_the_picture_and_the_second_time_closes_it()
    {
        var explorer = Open().Command("top /app/").TopReports().Press("ctrl+c");
        explorer.AssertShows("r starts again");
        explorer.AssertShows("stats/");
        Assert.Null(explorer.Press("ctrl+c").State.TopLayer);
    }

    [Fact]
    public void After_an_end_by_the_cap_r_goes_on_without_it_and_else_with_it()
    {
        var explorer = Open().Command("top /app/").TopReports(ScanPhase.Stopped, cap: ScanRequest.Top.DefaultCap);
        explorer.AssertShows("more than 8 MiB/s for 5 s; r continues without this cap");
        Assert.Null(Asked(explorer.Press("r")).Cap);
        Assert.Equal(ScanRequest.Top.DefaultCap, Asked(explorer.TopReports().Press("r")).Cap);
    }

    [Fact]
    public void A_key_is_gone_to() => Assert.Equal("/app/stats/2", Open().Command("top /app/stats/").TopReports().Press("down down enter").Cursor);

    private static TestExplorer Open() => TestExplorer.Live("/app/a", "/app/stats/1", "/app/stats/2", "/app/stats/3");

    private static ScanRequest.Top Asked(TestExplorer explorer) => (ScanRequest.Top)explorer.Last<Effect.StartScan>().Request;

    private static string Selected(TestExplorer explorer)
    {
        var top = explorer.State.Scans.Top!;
        return top.Rows.Rows[top.List.Selected].Path.ToString();
    }
}
