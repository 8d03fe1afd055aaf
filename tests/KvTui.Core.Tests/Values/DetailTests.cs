using KvTui.Core.Values;
using KvTui.Core.Values.Formats;
using KvTui.Etcd.Model;
using KvTui.Etcd.Watch;

namespace KvTui.Core.Tests.Values;

public sealed class DetailTests
{
    [Fact]
    public void The_value_of_a_key_is_asked_for_only_when_the_cursor_has_rested()
    {
        var explorer = TestExplorer.Live("a", "b", "c");
        explorer.Effects.Clear();
        explorer.Press("down down");
        Assert.Equal([2, 3], explorer.Effects.OfType<Effect.Rest>().Select(rest => rest.Generation - explorer.State.Detail.Generation + 3));
        Assert.DoesNotContain(explorer.Effects, effect => effect is Effect.LoadValue);
        explorer.Send(new OperationMessage.Rested(explorer.State.Detail.Generation - 1));
        Assert.DoesNotContain(explorer.Effects, effect => effect is Effect.LoadValue);
        explorer.Send(new OperationMessage.Rested(explorer.State.Detail.Generation));
        Assert.Equal("c", explorer.Last<Effect.LoadValue>().Key.ToString());
        explorer.AssertShows("Value ─ a");
        explorer.Answer().AssertShows("Value ─ c");
    }

    [Fact]
    public void The_answer_to_an_older_question_is_dropped()
    {
        var explorer = TestExplorer.Live("a", "b").Press("down").Send(new OperationMessage.Rested(2));
        var generation = explorer.State.Detail.Generation;
        explorer.Press("up");
        explorer.Send(new OperationMessage.ValueLoaded(EtcdKey.FromText("b"), generation, Sample.Pair("b", "too late")));
        explorer.Send(new OperationMessage.ValueFailed(EtcdKey.FromText("b"), generation, Sample.Lost));
        explorer.AssertHides("too late");
        Assert.NotEqual(LoadStatus.Failed, explorer.State.Detail.Status);
    }

    [Fact]
    public void After_a_read_was_given_up_no_answer_to_any_read_before_is_taken()
    {
        var explorer = TestExplorer.Live("a", "b", "c");
        foreach (var _ in (int[])[1, 2])
        {
            explorer.Press("down");
            explorer.Send(new OperationMessage.Rested(explorer.State.Detail.Generation));
        }

        var reads = explorer.Effects.OfType<Effect.LoadValue>().ToList();
        Assert.Equal(["a", "b", "c"], reads.Select(read => read.Key.ToString()));
        explorer.Press("ctrl+c");
        foreach (var read in reads)
        {
            explorer.Send(new OperationMessage.ValueLoaded(read.Key, read.Generation, Sample.Pair(read.Key, "too late"u8.ToArray())));
        }

        explorer.AssertHides("too late");
        Assert.Equal(("a", LoadStatus.None), (explorer.State.Detail.Subject?.Path.ToString(), explorer.State.Detail.Status));
    }

    [Fact]
    public void The_outcome_of_a_write_is_never_dropped()
    {
        var explorer = TestExplorer.Live("a", "b").Press("d tab enter").Press("G").Answer().Press("f2");
        explorer.WriteEnds(new WriteOutcome.Failed(Sample.Refused));
        Assert.StartsWith("a was not deleted", explorer.Notice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_of_the_key_in_the_pane_is_shown_at_once_without_a_read()
    {
        var explorer = TestExplorer.Live("a", "b");
        explorer.Effects.Clear();
        explorer.PutElsewhere("a", "brand new", 1001);
        explorer.AssertShows("brand new");
        explorer.AssertShows("r1001");
        Assert.Empty(explorer.Effects);
    }

    [Fact]
    public void An_older_answer_does_not_replace_a_newer_event()
    {
        var explorer = TestExplorer.Live("a", "b").Press("down e");
        var load = explorer.Last<Effect.LoadValue>();
        explorer = TestExplorer.Live("a").PutElsewhere("a", "newer", 1005);
        explorer.Send(new OperationMessage.ValueLoaded(EtcdKey.FromText("a"), explorer.State.Detail.Generation, Sample.Pair("a", "older", 1001)));
        explorer.AssertShows("newer");
        explorer.AssertHides("older");
        Assert.NotNull(load);
    }

    [Fact]
    public void When_the_only_key_is_deleted_the_pane_says_that_it_is_gone()
    {
        var explorer = TestExplorer.Live("a").DeletedElsewhere("a", 1001);
        explorer.AssertShows("a was deleted at r1001.");
        explorer.PutElsewhere("a", "back", 1002).AssertShows("back");
    }

    [Fact]
    public void A_read_that_failed_says_why()
    {
        var explorer = TestExplorer.Live("a", "b").Resize(120, 24).Press("down").Send(new OperationMessage.Rested(2));
        explorer.Send(new OperationMessage.ValueFailed(EtcdKey.FromText("b"), explorer.State.Detail.Generation, Sample.Lost));
        explorer.AssertShows("connection lost");
    }

    [Fact]
    public void A_new_listing_keeps_the_cursor_and_reads_the_value_again_only_if_it_changed()
    {
        var explorer = TestExplorer.Live("a", "b", "c").GoTo("b");
        explorer.Effects.Clear();
        explorer.Listed("a", "b", "c");
        Assert.Equal("b", explorer.Cursor);
        Assert.Empty(explorer.Effects.OfType<Effect.LoadValue>());
        explorer.Effects.Clear();
        explorer.Listed([Sample.Pair("a", "1"), Sample.Pair("b", "changed in the gap", 1500)], 1500);
        Assert.Equal("b", explorer.Cursor);
        Assert.Single(explorer.Effects.OfType<Effect.LoadValue>());
        explorer.AssertShows("changed in the gap");
    }

    [Fact]
    public void T_cycles_through_the_views_of_the_value()
    {
        var explorer = new TestExplorer().Listed([Sample.Pair("k", """{"a":1}""")]);
        explorer.AssertShows("json");
        Assert.Equal(ValueFormat.Text, explorer.Press("t").State.Detail.Format);
        explorer.AssertShows("""{"a":1}""");
        explorer.Press("t").AssertShows("\"a\": 1");
        explorer.Press("t").AssertShows("7b 22 61 22");
        Assert.Equal(ValueFormat.Auto, explorer.Press("t").State.Detail.Format);
    }

    [Fact]
    public void T_passes_the_view_of_kubernetes_only_for_its_objects()
    {
        var explorer = new TestExplorer().Listed([Sample.Pair("k", """{"apiVersion":"v1","kind":"Widget"}""")]);
        explorer.AssertShows("json");
        explorer.Press("t t t").AssertShows("k8s Widget");
        explorer.AssertShows("kind: Widget");
        explorer.Press("t").AssertShows("7b 22 61 70");
    }

    [Fact]
    public void M_shows_more_of_a_large_value_until_all_of_it_is_there_and_another_key_begins_with_a_preview()
    {
        var large = string.Concat(Enumerable.Range(0, 60_000).Select(i => $"line {i:D6} of many\n"));
        var explorer = new TestExplorer(new(120, 30)).Listed([Sample.Pair("a", large), Sample.Pair("b", large)]).GoTo("a").Press("2");
        explorer.AssertShows("preview, 64 KiB of 1.1 MiB · m: more");
        explorer.Press("m").AssertShows("preview, 512 KiB of 1.1 MiB · m: more");
        explorer.Press("m").AssertHides("preview");
        Assert.Equal(60_000, explorer.State.Detail.Formatted!.Lines.Count);
        Assert.Equal("All of the value is shown.", explorer.Press("m").Notice);
        explorer.Press("t t t t").AssertHides("preview");
        explorer.Press("1 down").Answer().AssertShows("preview, 64 KiB");
    }

    [Fact]
    public void Of_many_changes_of_a_key_in_one_batch_the_last_is_shown()
    {
        var explorer = TestExplorer.Live("a");
        explorer.Mirror(new WatchUpdate.Events(1003, [Put("1", 1001), new(WatchEventKind.Delete, Sample.Pair("a", "", 1002), null), Put("3", 1003)]));
        Assert.Equal(1003, explorer.State.Detail.Value?.ModRevision);
        explorer.AssertShows("r1003");

        static WatchEvent Put(string value, long revision) => new(WatchEventKind.Put, Sample.Pair("a", value, revision), null);
    }

    [Fact]
    public void The_value_scrolls_between_its_first_and_last_line()
    {
        var explorer = new TestExplorer().Listed([Sample.Pair("k", string.Join('\n', Enumerable.Range(100, 50)))]).Press("2 up");
        explorer.AssertShows("100");
        explorer.Press("G").AssertShows("149");
        explorer.Press("down pgdn").AssertShows("149");
        explorer.Press("pgup pgup pgup pgup pgup").AssertShows("100");
    }

    [Fact]
    public void A_branch_tells_how_many_keys_it_holds() => TestExplorer.Live("/a/1", "/a/2", "/b").AssertShows("2 keys start with /a/");

    [Fact]
    public void While_the_connection_is_broken_the_value_says_as_of_when_it_is()
    {
        var explorer = TestExplorer.Live("a").Resize(100, 24).Mirror(new Etcd.Watch.WatchUpdate.Disconnected(Sample.Lost, TimeSpan.FromSeconds(1)));
        explorer.AssertShows("as of r1000");
    }

    [Fact]
    public void Copying_takes_the_bytes_of_the_key()
    {
        var explorer = new TestExplorer().Listed([Sample.Pair("k\n", "v\0")]).Press("y");
        Assert.Equal("k\n"u8, explorer.Last<Effect.Copy>().Text.Span);
        Assert.Equal("There is no value in the pane to copy.", TestExplorer.Live("/a/1", "/b/1").Press("Y").Notice);
    }
}
