using System.Text;
using KvTui.Core.Editing;
using KvTui.Core.Scans;
using KvTui.Core.Scans.Events;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Scans;

/// <summary>The log of changes on the screen.</summary>
public sealed class EventsTests
{
    [Fact]
    public void The_key_watches_the_prefix_that_the_cursor_is_in()
    {
        var explorer = Open().GoTo("/app/a").Press("w");

        Assert.Equal(new ScanRequest.Events(EtcdKey.FromText("/app/")), explorer.Last<Effect.StartScan>().Request);
        explorer.Top<Layer.Events>();
        explorer.Press("esc").Command("watch /b/");
        Assert.Equal(new ScanRequest.Events(EtcdKey.FromText("/b/")), explorer.Last<Effect.StartScan>().Request);
    }

    [Fact]
    public void The_cursor_follows_the_newest_until_it_is_moved()
    {
        var explorer = Open().Command("watch /app/").Happens(3).Happens(5);
        Assert.Equal((5, 0), (Log(explorer).Selected!.Number, Log(explorer).List.Selected));

        explorer.Press("down").Happens(9);
        Assert.Equal((4, 5), (Log(explorer).Selected!.Number, Log(explorer).List.Selected));
        Assert.Equal(9, explorer.Press("g").Happens(9).State.Scans.Events!.Selected!.Number);
    }

    [Fact]
    public void A_picture_that_is_held_says_how_far_it_is_behind()
    {
        var explorer = Open().Command("watch /app/").Happens(3).Press("p").Happens(10);
        Assert.Equal((3, 7L), (Log(explorer).Count, Log(explorer).Behind));
        explorer.AssertShows("behind by 7");

        explorer.Press("p");
        Assert.Equal((10, 0L), (Log(explorer).Count, Log(explorer).Behind));
    }

    [Fact]
    public void Enter_shows_what_has_changed()
    {
        var diff = Open().Command("watch /app/").Happens(3).Press("enter").Top<Layer.Diff>();

        Assert.Equal("/app/jobs/0 at r1003: - before, + after", diff.Title);
        var changed = diff.Lines.Where(static line => line.Kind != DiffLineKind.Same);
        Assert.Equal(["  \"step\": 2", "  \"step\": 3"], changed.Select(static line => line.Text));
    }

    [Fact]
    public void The_values_of_masked_keys_are_neither_compared_nor_saved()
    {
        var settings = Sample.Settings with { Mask = KeyMask.Of(["/app/jobs/0"]) };
        var explorer = new TestExplorer(settings: settings).Listed("/app/a").Command("watch /app/").Happens(7);
        Assert.Null(explorer.Copy().Press("G enter").State.TopLayer as Layer.Diff);

        var saved = explorer.Press("s").Type("x.ndjson").Press("enter").Last<Effect.SaveEvents>();

        var lines = Encoding.UTF8.GetString(saved.Lines.Span).Split('\n')[..^1];
        Assert.Equal(("x.ndjson", 7, 7), (saved.Path, saved.Count, lines.Length));
        Assert.All(lines[..5], static line => Assert.DoesNotContain("step", line, StringComparison.Ordinal));
        Assert.Contains("\"previous_value\":", EventsJsonOf(Open().Command("watch /app/").Happens(2)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_filter_shows_only_keys_that_have_it()
    {
        var explorer = Open().Command("watch /app/").Happens(20).Press("/").Type("JOBS/2").Press("enter");

        Assert.Equal(6, Log(explorer).Count);
        Assert.All(Log(explorer).Rows, static change => Assert.Equal("/app/jobs/2", change.Key.ToString()));
        Assert.Equal(20, explorer.Press("/").Send(new UserMessage.Entered("")).Press("enter").State.Scans.Events!.Count);
    }

    [Fact]
    public void A_change_calls_the_person_if_that_is_asked_for_and_once_a_second_at_most()
    {
        var explorer = Open().Command("watch /app/").Happens(3);
        Assert.Empty(explorer.Effects.OfType<Effect.Signal>());
        explorer.Press("b").Happens(4);
        Assert.Equal("\a", Sequence(explorer));
        explorer.AssertShows("received · bell ");
        explorer.Happens(5).Pass(TimeSpan.FromSeconds(1)).Happens(5);
        Assert.Single(explorer.Effects.OfType<Effect.Signal>());

        explorer.Press("b").Happens(6);
        Assert.Equal("\e]9;kvtui: /app/jobs/1 is deleted\a\a", Sequence(explorer));
        explorer.AssertShows("received · bell, notice ");
        explorer.Pass(TimeSpan.FromSeconds(1)).Happens(7);
        Assert.Equal("\e]9;kvtui: /app/jobs/1 has changed\a\a", Sequence(explorer));
        explorer.Press("b").Pass(TimeSpan.FromSeconds(1)).Happens(8);
        Assert.Equal(3, explorer.Effects.OfType<Effect.Signal>().Count());
    }

    [Fact]
    public void A_change_that_the_filter_hides_calls_nobody_and_one_behind_a_held_picture_does()
    {
        var explorer = Open().Command("watch /app/").Press("/").Type("jobs/1").Press("enter b").Happens(5);
        Assert.Empty(explorer.Effects.OfType<Effect.Signal>());
        explorer.Press("p").Happens(14);
        Assert.Equal("/app/jobs/1", explorer.Last<Effect.Signal>().Change.KeyValue.Key.ToString());
    }

    [Fact]
    public void Watched_again_from_now_it_goes_on_calling()
    {
        var explorer = Open().Command("watch /app/").Press("b").Happens(5).Press("r").Pass(TimeSpan.FromSeconds(1)).Happens(1);
        Assert.Equal(2, explorer.Effects.OfType<Effect.Signal>().Count());
    }

    [Fact]
    public void Only_the_last_events_are_held_and_no_more_bytes_than_agreed()
    {
        var log = new EventLog();
        for (var each = 0; each < 6_000; each++)
        {
            log.Add(Sample.Start, new(WatchEventKind.Put, Sample.Pair("k", "v"), null));
        }

        Assert.Equal((6_000, 5_000, 1_001), (log.Count, log.Snapshot().Length, log.Snapshot()[0].Number));
        for (var each = 0; each < 20; each++)
        {
            log.Add(Sample.Start, new(WatchEventKind.Put, Sample.Pair(EtcdKey.FromText("k"), new byte[1024 * 1024]), null));
        }

        Assert.InRange(log.Snapshot().Sum(static each => each.Length), 1, 16 * 1024 * 1024);
    }

    private static string Sequence(TestExplorer explorer)
    {
        var signal = explorer.Last<Effect.Signal>();
        return signal.How.Sequence(signal.Change);
    }

    private static string EventsJsonOf(TestExplorer explorer) =>
        Encoding.UTF8.GetString(EventJson.Lines(Log(explorer).Rows, KeyMask.None).Span);

    private static EventsState Log(TestExplorer explorer) => explorer.State.Scans.Events!;

    private static TestExplorer Open() => TestExplorer.Live("/app/a", "/b/c");
}
