using KvTui.Core.Scans;
using KvTui.Core.Scans.Usage;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Scans;

public sealed class UsageTests
{
    [Theory]
    [InlineData("du", "/app/db/")]
    [InlineData("du /app/", "/app/")]
    [InlineData(@"du /a\x00", "/a\0")]
    public void The_command_reads_the_prefix_that_is_given_or_that_the_cursor_is_in(string line, string prefix)
    {
        var explorer = Open().GoTo("/app/db/url").Command(line);
        var scan = explorer.Last<Effect.StartScan>();
        Assert.Equal((prefix, UsageReading.Default), (((ScanRequest.Usage)scan.Request).Prefix.ToString(), ((ScanRequest.Usage)scan.Request).Reading));
        explorer.Top<Layer.Usage>();
    }

    [Fact]
    public void A_prefix_outside_the_root_is_refused()
    {
        var explorer = new TestExplorer(settings: Sample.Settings with { Root = EtcdKey.FromText("/app/") }).Listed("/app/a").Command("du /etc/");
        Assert.Contains("confined", explorer.Notice, StringComparison.Ordinal);
        Assert.DoesNotContain(explorer.Effects, effect => effect is Effect.StartScan);
        explorer.Command("du /app/").UsageReads(ScanSample.Status(ScanPhase.Complete, 405)).Press("h h h");
        Assert.Single(explorer.Effects, effect => effect is Effect.StartScan);
    }

    [Fact]
    public void The_cursor_stays_on_its_row_while_the_rows_are_sorted_anew()
    {
        var explorer = Open().Command("du /app/").UsageReads(ScanSample.Status(ScanPhase.Running, 30)).Press("down");
        var cursor = Selected(explorer);
        explorer.UsageReads(ScanSample.Status(ScanPhase.Running, 300));
        Assert.Equal(cursor, Selected(explorer));
        foreach (var order in new[] { UsageOrder.Keys, UsageOrder.Versions, UsageOrder.Name, UsageOrder.Bytes })
        {
            explorer.Press("s");
            Assert.Equal((order, cursor), (explorer.State.Scans.Usage!.Order, Selected(explorer)));
        }
    }

    [Fact]
    public void Enter_looks_into_a_prefix_left_goes_back_and_above_the_first_one_it_reads()
    {
        var explorer = Open().Command("du /app/").UsageReads(ScanSample.Status(ScanPhase.Complete, 405)).Press("enter");
        Assert.Equal("/app/sessions/", explorer.State.Scans.Usage!.Shown.ToString());
        explorer.Press("left");
        Assert.Equal(("/app/", "/app/sessions/"), (explorer.State.Scans.Usage!.Shown.ToString(), Selected(explorer)));
        Assert.Single(explorer.Effects, effect => effect is Effect.StartScan);
        explorer.Press("left");
        Assert.Equal("", ((ScanRequest.Usage)explorer.Last<Effect.StartScan>().Request).Prefix.ToString());
    }

    [Fact]
    public void Enter_on_a_key_goes_to_it_and_closes_the_layer()
    {
        var explorer = Open().Command("du /app/db/").UsageReads(ScanSample.Status(ScanPhase.Complete, 2)).Press("down enter");
        Assert.Equal(("/app/db/url", null), (explorer.Cursor, explorer.State.TopLayer));
        explorer.Press("esc").Top<Layer.Usage>();
        Assert.Equal("/app/db/url", Selected(explorer));
        explorer.Press("esc");
        Assert.Equal((null, null), (explorer.State.TopLayer, explorer.State.Scans.Usage));
    }

    [Fact]
    public void The_prefix_in_view_can_be_read_whole_or_again()
    {
        var explorer = Open().Command("du").UsageReads(ScanSample.Status(ScanPhase.Complete, 406), sample: 30).Press("enter e");
        var scan = (ScanRequest.Usage)explorer.Last<Effect.StartScan>().Request;
        Assert.Equal((UsageReading.Exact, explorer.State.Scans.Usage!.Shown), (scan.Reading, scan.Prefix));
        explorer.Press("r");
        Assert.Equal(UsageReading.Exact, ((ScanRequest.Usage)explorer.Last<Effect.StartScan>().Request).Reading);
        explorer.Press("left left");
        Assert.Equal(UsageReading.Default, ((ScanRequest.Usage)explorer.Last<Effect.StartScan>().Request).Reading);
    }

    [Fact]
    public void Ctrl_C_stops_the_reading_and_keeps_what_there_is_marked_as_a_part_and_then_closes()
    {
        var explorer = Open().Command("du /app/").UsageReads(ScanSample.Status(ScanPhase.Running, 100));
        var late = explorer.Copy();
        explorer.Press("ctrl+c");
        explorer.Last<Effect.CancelScan>();
        explorer.AssertShows("stopped at 100 of 406 keys");
        explorer.AssertShows("partial");
        explorer.UsageReads(ScanSample.Status(ScanPhase.Running, 200));
        Assert.Equal(100, explorer.State.Scans.Usage!.Progress.Status.Keys);
        explorer.Press("ctrl+c");
        Assert.Null(explorer.State.TopLayer);
        Assert.Null(late.Press("esc").State.TopLayer);
        late.Last<Effect.CancelScan>();
    }

    [Fact]
    public void What_a_scan_reports_that_is_not_wanted_any_more_is_dropped()
    {
        var explorer = Open().Command("du /app/");
        var (first, effects) = (explorer.Last<Effect.StartScan>(), explorer.Effects.Count);
        explorer.Press("q").Command("du /app/db/");
        var progress = new ScanProgress.Usage(ScanSample.Status(ScanPhase.Complete, 9), UsageReport.Empty(EtcdKey.Empty));
        explorer.Send(new ScanMessage(first.Generation, progress));
        Assert.True(explorer.State.Scans.Usage!.Progress.Status.IsRunning);
        Assert.True(explorer.Effects.Count > effects);
    }

    [Fact]
    public void Help_tells_the_keys_of_the_layer() => Open().Command("du").Press("?").AssertSays("sort by bytes, keys, versions or name");

    private static TestExplorer Open() => new TestExplorer().Listed(ScanSample.Pairs);

    private static string Selected(TestExplorer explorer) =>
        explorer.State.Scans.Usage!.Rows.Rows[explorer.State.Scans.Usage.List.Selected].Path.ToString();
}
