using System.Text;
using KvTui.Core.Members;
using KvTui.Core.Members.Shown;
using KvTui.Etcd.Cluster;
using KvTui.Etcd.Cluster.Diagnosis;
using KvTui.Etcd.Model.Options;

namespace KvTui.Core.Tests.Members;

/// <summary>The members' metrics over time, on the full screen of the cluster pane.</summary>
public sealed class MetricsTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    [Fact]
    public void They_are_asked_for_every_ten_seconds_and_only_while_the_cluster_pane_fills_the_screen()
    {
        var explorer = TestExplorer.Live("a").Send(new ClusterMessage(Sample.Healthy())).Pass(Interval).Press("3").Pass(Interval);
        Assert.Equal(0, Asked(explorer));
        Assert.Equal(1, Asked(explorer.Press("f")));
        Assert.Equal(1, Asked(explorer.Pass(Interval * 6)));
        explorer.Answer(Read(explorer, 1));
        Assert.Equal(2, Asked(explorer));
        explorer.Answer(Read(explorer, 1)).Pass(Interval - TimeSpan.FromSeconds(1));
        Assert.Equal(2, Asked(explorer));
        Assert.Equal(3, Asked(explorer.Pass(TimeSpan.FromSeconds(1))));
    }

    [Theory]
    [InlineData("f")]
    [InlineData("1")]
    [InlineData("esc")]
    public void Once_it_no_longer_fills_the_screen_nothing_is_asked_and_nobody_is_woken(string keys)
    {
        var explorer = Shown().Press(keys);
        Assert.Null(explorer.State.Cluster.Metrics.Due);
        Assert.Null(explorer.State.NextWakeup());
        Assert.Equal(1, Asked(explorer.Pass(Interval * 6)));
        Assert.Equal(2, Asked(explorer.Press("3").With(explorer.State with { FullScreen = true }).Press("down")));
    }

    [Fact]
    public void While_nobody_looks_at_the_terminal_nothing_is_asked()
    {
        var explorer = Shown().Send(new UserMessage.Attended(false)).Pass(Interval * 6);
        Assert.Equal(1, Asked(explorer));
        Assert.Equal(2, Asked(explorer.Send(new UserMessage.Attended(true))));
    }

    [Fact]
    public void Before_the_first_report_there_is_nobody_to_ask() => Assert.Equal(0, Asked(TestExplorer.Live("a").Press("3 f").Pass(Interval * 6)));

    [Fact]
    public void Each_member_that_gives_metrics_has_figures_and_a_line_of_what_was_added_between_two_readings()
    {
        var explorer = Shown(Page(1, fast: 1000, applied: 5000), Page(2, fast: 10));
        explorer.AssertShows("fsync p99");
        Next(explorer, Page(1, fast: 1100, applied: 5000), Page(2, fast: 19, slow: 1, applied: 1230, pending: 7));
        Next(explorer, Page(1, fast: 1100, applied: 5020), Page(2, fast: 29, slow: 1, applied: 2460));
        Assert.Equal([("", " 2 "), ("2.0 ms", " 52"), ("", "   ")], Cells(explorer, "fsync p99"));
        Assert.Equal(Cells(explorer, "fsync p99"), Cells(explorer, "commit p99"));
        Assert.Equal([("0.8 ms", " 11"), ("0.8 ms", "  1"), ("", "   ")], Cells(explorer, "peers p99"));
        Assert.Equal([("2/s", " 00"), ("123/s", " 77"), ("", "   ")], Cells(explorer, "proposals, wait"));
    }

    [Fact]
    public void What_is_slower_than_etcd_recommends_is_said_in_words_and_what_waits_is_counted()
    {
        var explorer = Next(Shown(Page(1, fast: 0)), Page(1, fast: 9, slow: 1, pending: 1234));
        Assert.Equal("slow 61 ms", Cells(explorer, "fsync p99")[0].Text);
        Assert.Equal("0/s, 1 234", Cells(explorer, "proposals, wait")[0].Text);
        Assert.True(Row(explorer, "fsync p99").Cells[0].IsBad);
        Assert.False(Row(explorer, "fsync p99").Cells[1].IsBad);
        explorer.AssertShows("slow 61 ms");
    }

    [Fact]
    public void Of_a_member_that_has_started_anew_nothing_is_counted_twice_or_backwards()
    {
        var explorer = Next(Shown(Page(1, fast: 1000, applied: 5000)), Page(1, fast: 4, applied: 3, started: 9));
        Assert.Equal(("2.0 ms", " 2"), Cells(explorer, "fsync p99")[0]);
        Assert.Equal(("", "  "), Cells(explorer, "proposals, wait")[0]);
    }

    [Fact]
    public void Whose_metrics_cannot_be_read_is_said_once_with_the_setting_that_helps()
    {
        var explorer = Shown(MetricsSample.Failed(1, "answered with status 404"), MetricsSample.Failed(2, "answered with status 404"), MetricsSample.Failed("connection refused"));
        Assert.Equal(
            "No metrics of n1, n2 (answered with status 404); http://127.0.0.1:2379 (connection refused): say where they are served by --metrics-urls, or metrics-urls in the profile.",
            explorer.State.Cluster.Metrics.Missing);
        explorer.AssertShows("No metrics of n1, n2 (answered with status 404);");
        explorer.AssertHides("fsync p99");
        Next(explorer, Page(1, fast: 1), Page(2, fast: 1), Page(3, fast: 1)).AssertHides("No metrics");
    }

    [Fact]
    public void What_a_member_says_of_itself_cannot_steer_the_terminal()
    {
        var explorer = Shown(MetricsSample.Failed(1, "answered with \e[31m"));
        Assert.DoesNotContain(DetailLayout.Said(explorer.State.Cluster), static letter => char.IsControl(letter) && letter != '\n');
    }

    [Fact]
    public void After_a_long_time_in_which_nobody_looked_the_lines_begin_anew()
    {
        var explorer = Next(Shown(Page(1, fast: 10)), Page(1, fast: 20));
        Assert.Equal(2, Points(explorer));
        Next(explorer.Press("f").Pass(TimeSpan.FromSeconds(20)).Press("f"), wait: false, Page(1, fast: 30));
        Assert.Equal(3, Points(explorer));
        Next(explorer.Press("f").Pass(TimeSpan.FromSeconds(60)).Press("f"), wait: false, Page(1, fast: 40));
        Assert.Equal(1, Points(explorer));
    }

    [Fact]
    public void The_last_ten_minutes_are_kept()
    {
        var explorer = Shown(Page(1, fast: 0));
        for (var reading = 1; reading < MemberTrend.MostPoints + 5; reading++)
        {
            Next(explorer, Page(1, fast: reading));
        }

        Assert.Equal(MemberTrend.MostPoints, Points(explorer));
        Assert.InRange(explorer.State.Cluster.Metrics.Trends[0].Readings.Length, 1, 4);
    }

    [Fact]
    public void The_size_of_the_database_is_followed_even_without_metrics()
    {
        var explorer = Shown(MetricsSample.Failed(1, "connection refused"));
        explorer.Send(new ClusterMessage(Sized(25, 30)));
        Next(explorer, MetricsSample.Failed(1, "connection refused"));
        Assert.Equal([("25 MiB", "00"), ("30 MiB", "07"), ("25 MiB", "00")], Cells(explorer, "db size"));
    }

    [Fact]
    public void They_tell_the_quota_which_members_before_3_6_do_not_tell_otherwise()
    {
        var explorer = TestExplorer.Live("a").Send(new ClusterMessage(Sample.Healthy())).Press("3 f");
        explorer.AssertShows(" · quota ? ");
        Answered(explorer, [Page(1, fast: 1)]).AssertShows(" · quota 2 GiB ");
        Next(explorer, MetricsSample.Failed(1, "connection refused")).AssertShows(" · quota 2 GiB ");
    }

    [Fact]
    public void Copied_text_has_the_figures_too()
    {
        var explorer = Next(Shown(Page(1, fast: 0)), Page(1, fast: 10)).Press("y");
        Assert.Matches("(?m)^fsync p99 +2.0 ms +· +·$", Encoding.UTF8.GetString(explorer.Last<Effect.Copy>().Text.Span));
    }

    [Fact]
    public void A_compaction_by_whomever_is_an_entry_of_the_timeline()
    {
        var explorer = Shown(Page(1, compacted: -1));
        Next(explorer, Page(1, compacted: 120), Page(2, compacted: 120));
        Next(explorer, Page(1, compacted: 120), Page(2, compacted: 120));
        Next(explorer, MetricsSample.Failed(1, "connection refused"));
        Next(explorer, Page(1, compacted: 9000), Page(2, compacted: 120));
        Assert.Equal(
            ["the history before r120 was compacted", "the history before r9000 was compacted"],
            explorer.State.Cluster.Timeline.Entries.Skip(1).Select(static entry => entry.Text));
    }

    [Fact]
    public void A_compaction_by_this_tool_is_told_once_and_the_next_one_by_another_too()
    {
        var explorer = Shown(Page(1, compacted: 10));
        explorer.Send(new ActMessage(new(
            "KV/Compact", "compact 120", Sample.Endpoint, true, explorer.Now, TimeSpan.Zero, 1, 1, null)
        { Act = new(ClusterActKind.Compact, Text: "120") }));
        Next(explorer, Page(1, compacted: 120));
        Next(explorer, Page(1, compacted: 130));
        Assert.Equal(
            ["kvtui compacted the history before r120", "the history before r130 was compacted"],
            explorer.State.Cluster.Timeline.Entries.Skip(1).Select(static entry => entry.Text));
    }

    [Fact]
    public void At_eighty_columns_each_figure_has_a_row_and_the_timeline_room_for_some_entries()
    {
        var explorer = Next(Shown(Page(1, fast: 0), Page(2, fast: 0), Page(3, fast: 0)), Page(1, fast: 10), Page(2, fast: 10), Page(3, fast: 10));
        var screen = explorer.Screen;
        Assert.All(["fsync p99", "commit p99", "peers p99", "proposals, wait", "db size", "round trip", "Timeline", "first look"], text => Assert.Contains(text, screen, StringComparison.Ordinal));
        var layout = DetailLayout.Of(explorer.State.Cluster, explorer.Now, explorer.State.Layout.Cluster.Inset(1, 1).Size);
        Assert.NotEqual(0, layout.Pinned);
    }

    private static TestExplorer Shown(params MetricsPage[] pages) =>
        Answered(TestExplorer.Live("a").Send(new ClusterMessage(Sample.Healthy())).Press("3 f"), pages);

    /// <summary>The next answer, ten seconds later.</summary>
    private static TestExplorer Next(TestExplorer explorer, params MetricsPage[] pages) => Answered(explorer.Pass(Interval), pages);

    private static TestExplorer Next(TestExplorer explorer, bool wait, params MetricsPage[] pages) => Answered(wait ? explorer.Pass(Interval) : explorer, pages);

    private static TestExplorer Answered(TestExplorer explorer, MetricsPage[] pages) => explorer.Answer([.. pages.Select(page => page.At(explorer.Now))]);

    private static MetricsPage Page(
        ulong member, int fast = 0, int slow = 0, long applied = 0, long pending = 0, long compacted = -1, long started = 1) =>
        new(at => MetricsSample.Read(member, at, MetricsSample.Page(fast, slow, applied, pending, compacted, started)));

    private static MetricsFacts Read(TestExplorer explorer, ulong member) => MetricsSample.Read(member, explorer.Now, MetricsSample.Page(1));

    private static int Asked(TestExplorer explorer) => explorer.Effects.OfType<Effect.AskMetrics>().Count();

    private static int Points(TestExplorer explorer) => explorer.State.Cluster.Metrics.Trends[0].Points.Length;

    private static MatrixRow Row(TestExplorer explorer, string label) =>
        ClusterMatrix.Rows(explorer.State.Cluster, explorer.Now).Single(row => row.Label == label);

    private static (string Text, string Line)[] Cells(TestExplorer explorer, string label) =>
        [.. Row(explorer, label).Cells.Select(static cell => (cell.Text, cell.Line))];

    private static ClusterReport Sized(params long[] mebibytes) => Sample.Report([
        .. new ulong[] { 1, 2, 3 }.Select(i => Sample.Member(i)).Select((member, i) => i < mebibytes.Length
            ? member with { Status = member.Status! with { DbSize = mebibytes[i] << 20 } }
            : member)]);

    /// <summary>What a member answers whenever it is asked.</summary>
    private sealed record MetricsPage(Func<DateTimeOffset, MetricsFacts> At)
    {
        public static implicit operator MetricsPage(MetricsFacts facts) => new(_ => facts);
    }
}
