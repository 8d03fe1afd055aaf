using System.Text;
using KvTui.Core.Members;
using KvTui.Core.Members.Shown;
using KvTui.Etcd.Watch;

namespace KvTui.Core.Tests.Members;

public sealed class ClusterPaneTests
{
    [Fact]
    public void The_members_scroll_where_they_are_more_than_the_rows()
    {
        var explorer = Shown(9).Press("3");
        explorer.AssertShows("●  n1 ");
        explorer.AssertHides("●  n7 ");
        explorer.Press("G").AssertShows("●  n9 ");
        explorer.AssertHides("●  n3 ");
        explorer.Press("k").AssertShows("●  n3 ");
        explorer.Press("g down").AssertHides("●  n1 ");
        Assert.Equal(1, explorer.State.Cluster.TableTop);
    }

    [Fact]
    public void Where_all_members_are_in_view_nothing_moves()
    {
        var explorer = Shown(3).Press("3");
        var before = explorer.State.Cluster;
        Assert.Same(before, explorer.Press("down pgdn G k").State.Cluster);
    }

    [Fact]
    public void The_timeline_scrolls_and_stays_where_one_reads_when_more_comes()
    {
        var explorer = Shown(3).Press("3 f");
        var state = explorer.State;
        for (var i = 0; i < 40; i++)
        {
            state = state.Noted($"entry {i:D2}");
        }

        explorer = Shown(3, state.Cluster.Timeline).Press("3 f");
        explorer.AssertShows("entry 39");
        explorer.Press("down down down").AssertHides("entry 37");
        explorer.AssertShows("entry 36");
        var top = explorer.State.Cluster.DetailTop;
        explorer.Send(new ClusterMessage(Sample.Report(Sample.Member(1), Sample.Member(2), Sample.SilentMember(3, Sample.Refused))));
        Assert.Equal(top + 1, explorer.State.Cluster.DetailTop);
        explorer.Press("G").AssertShows("first look");
        explorer.Press("g").AssertShows("n3 does not answer: connection refused");
    }

    [Fact]
    public void The_end_of_the_timeline_is_the_end_of_the_pane_however_wide_what_is_wrong_breaks()
    {
        var explorer = Shown(3).Send(new ClusterMessage(Sample.Report(Sample.Member(1), Sample.Member(2), Sample.SilentMember(3, Sample.Refused))));
        for (var i = 0; i < 40; i++)
        {
            explorer.With(explorer.State.Noted($"entry {i:D2}"));
        }

        explorer.Press("3 f");
        for (var width = 50; width <= 100; width++)
        {
            var cluster = explorer.Resize(width, 30).Press("g G").State.Cluster;
            var inside = explorer.State.Layout.Cluster.Inset(1, 1).Size;
            Assert.Equal((width - 2, 27), (inside.Width, inside.Height));
            Assert.Equal((width, DetailLayout.Of(cluster, explorer.Now, inside).MaxTop), (width, cluster.DetailTop));
        }
    }

    [Fact]
    public void The_word_of_health_is_withheld_while_the_watch_is_broken_and_the_report_is_older()
    {
        var explorer = Shown(3).Pass(TimeSpan.FromSeconds(1));
        explorer.Mirror(new WatchUpdate.Disconnected(Sample.Lost, TimeSpan.FromSeconds(1))).AssertShows("Cluster ─ asking … ──");
        explorer.AssertHides("healthy");
        explorer.Send(new ClusterMessage(Sample.Healthy())).AssertShows("healthy · 3/3");
    }

    [Fact]
    public void What_is_wrong_has_a_row_of_its_own_and_only_then()
    {
        var explorer = Shown(3);
        var rows = explorer.State.Layout.Cluster.Height;
        explorer.Send(new ClusterMessage(Sample.Report(Sample.Member(1), Sample.Member(2), Sample.SilentMember(3, Sample.Refused))));
        Assert.Equal(rows + 1, explorer.State.Layout.Cluster.Height);
        explorer.AssertShows("n3 does not answer from here: http://127.0.0.1:2379: connection refused");
    }

    [Fact]
    public void Y_copies_members_and_timeline_as_text_oldest_first_with_dates()
    {
        var explorer = Shown(3).Pass(TimeSpan.FromSeconds(2));
        explorer.Send(new ClusterMessage(Sample.Report(Sample.Member(1), Sample.Member(2), Sample.SilentMember(3, Sample.Refused)))).Press("3 y");
        var text = Encoding.UTF8.GetString(explorer.Last<Effect.Copy>().Text.Span);
        Assert.Equal(
            """
            2026-01-01 12:00:02: degraded
            n3 does not answer from here: http://127.0.0.1:2379: connection refused.
            Reads and writes work; none may fail.

                        n1                     n2                     n3
            id          1                      2                      3
            endpoint    http://127.0.0.1:2379  http://127.0.0.1:2381  http://127.0.0.1:2383
            role        follower               leader                 voter
            version     3.5.16                 3.5.16                 ·
            term        7                      7                      ·
            leader      n2                     n2                     ·
            revision    r10234                 r10234                 ·
            index       10234                  10234                  ·
            applied     10234                  10234                  ·
            lag         0                      0                      ·
            db size     25 MiB                 25 MiB                 ·
            in use      12 MiB                 12 MiB                 ·
            alarms      none                   none                   ·
            round trip  <1 ms                  <1 ms                  unreachable 0 s

            Timeline:
            2026-01-01 12:00:00  first look: healthy, 3 of 3 members answer, leader n2, term 7
            2026-01-01 12:00:02  n3 does not answer: connection refused

            """,
            text);
    }

    [Fact]
    public void Of_a_long_timeline_the_end_is_copied_as_the_clipboard_takes_only_so_much()
    {
        var timeline = Timeline.Empty;
        for (var i = 0; i < Timeline.Capacity; i++)
        {
            timeline = timeline.With(new(Sample.Start, $"entry {i} {new string('x', 100)}"));
        }

        var bytes = ClusterText.Copy(ClusterState.Unknown with { Timeline = timeline }, Sample.Start);
        var text = Encoding.UTF8.GetString(bytes);
        Assert.InRange(bytes.Length, 45_000, 50_100);
        Assert.Contains("older entries left out", text, StringComparison.Ordinal);
        Assert.Contains("entry 999 ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("entry 0 ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Before_the_first_report_there_is_nothing_to_copy() =>
        Assert.Equal("Nothing is known of the cluster yet.", TestExplorer.Live("a").Press("3 y").Notice);

    [Fact]
    public void Every_member_has_a_column_at_eighty_and_every_field_a_row()
    {
        foreach (var count in new[] { 1, 3, 5 })
        {
            var screen = Shown(count).Press("3 f").Screen;
            Assert.All(["id", "endpoint", "role", "version", "term", "leader", "revision", "index", "applied", "lag", "db size", "in use", "alarms", "round trip", "Timeline", "first look"],
                field => Assert.Contains(field, screen, StringComparison.Ordinal));
            Assert.All(Enumerable.Range(1, count), i => Assert.Contains($"● n{i}", screen.Replace('★', '●'), StringComparison.Ordinal));
        }
    }

    private static TestExplorer Shown(int members, Timeline? timeline = null)
    {
        var explorer = TestExplorer.Live("a").Send(new ClusterMessage(Sample.Report([.. Enumerable.Range(1, members).Select(i => Sample.Member((ulong)i))])));
        return timeline is null ? explorer : explorer.With(explorer.State with { Cluster = explorer.State.Cluster with { Timeline = timeline } });
    }
}
