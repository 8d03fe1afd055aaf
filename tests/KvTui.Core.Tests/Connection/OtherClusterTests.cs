using KvTui.Core.Access;
using KvTui.Core.Connection;
using KvTui.Core.Members;
using KvTui.Core.Values;
using KvTui.Etcd.Model;
using KvTui.Etcd.Watch;

namespace KvTui.Core.Tests.Connection;

/// <summary>A revision means nothing without its cluster: nothing of one is shown, saved or concluded as of another.</summary>
public sealed class OtherClusterTests
{
    private const ulong One = 0xA;
    private const ulong Other = 0xB;
    private const string OneText = "000000000000000a";
    private const string OtherText = "000000000000000b";

    private static readonly KeyValue Stored = Sample.Pair("k", "old", 100);
    private static readonly EtcdEndpoint Elsewhere = new("127.0.0.1", 26832, false);
    private static readonly EtcdException Foreign =
        new(EtcdErrorKind.WrongCluster, "it belongs to another cluster", Elsewhere) { OtherClusterId = Other };

    [Fact]
    public void The_requests_carry_the_cluster_that_their_base_was_read_from()
    {
        Assert.Equal(One, Editing().Type("x").Press("ctrl+s").LastWrite().ClusterId);
        Assert.Equal(One, Listed(One).Press("n").Type("new").Press("enter").Type("x").Press("ctrl+s").LastWrite().ClusterId);
        Assert.Equal(One, Listed(One).Press("d tab enter").LastWrite().ClusterId);
        Assert.Equal(One, Editing().Type("x").Last<Effect.KeepDraft>().Draft.ClusterId);
    }

    [Fact]
    public void The_question_names_the_cluster_by_its_id() => Listed(One).Press("d").AssertSays(OneText);

    [Fact]
    public void It_is_said_where_another_cluster_answers_and_what_is_held_stays()
    {
        var explorer = Broken(Listed(One));
        Assert.Equal(ConnectionPhase.OtherCluster, explorer.State.Connection.Phase);
        explorer.AssertShows("another cluster answers at 127.0.0.1:26832: r reads it");
        explorer.AssertShows("old");
        Assert.Equal(
            $"Edits are off: cluster {OtherText} answers at 127.0.0.1:26832 in place of cluster {OneText}; r reads it.",
            WriteRules.WhyNoPut(explorer.State));
    }

    [Fact]
    public void It_is_not_said_while_a_member_of_the_cluster_answers_at_all()
    {
        var waiting = new EtcdException(EtcdErrorKind.NoLeader, "no leader", Sample.Endpoint);
        var mixed = new EtcdException(EtcdErrorKind.WrongCluster, "none could be used", Elsewhere)
        {
            OtherClusterId = Other,
            Attempts = [Foreign, waiting],
        };
        var explorer = Listed(One).Mirror(new WatchUpdate.Disconnected(mixed, TimeSpan.FromSeconds(1)));
        Assert.Equal(ConnectionPhase.Reconnecting, explorer.State.Connection.Phase);
    }

    [Fact]
    public void It_goes_on_by_itself_when_the_cluster_is_back()
    {
        var explorer = Broken(Editing().Type("x")).Mirror(new WatchUpdate.Connected(Sample.Endpoint, new(One, 1, 1000, 7)));
        Assert.True(explorer.State.Connection.IsLive);
        Assert.Equal(One, explorer.Press("ctrl+s").LastWrite().ClusterId);
    }

    [Fact]
    public void R_alone_moves_there_and_says_so()
    {
        var explorer = Broken(Listed(One));
        Assert.Empty(explorer.Effects.OfType<Effect.MoveTo>());
        explorer.Press("r");
        Assert.Equal(Other, explorer.Last<Effect.MoveTo>().ClusterId);
        Assert.True(explorer.Last<Effect.Follow>().Scope.IsWhole);
        Relisted(explorer, Other, 50, Sample.Pair("k", "theirs", 40));
        Assert.Equal(Other, explorer.State.Keyspace.ClusterId);
        Assert.Contains(
            new TimelineEntry(explorer.Now, $"moved to another cluster: {OneText} → {OtherText}"),
            explorer.State.Cluster.Timeline.Entries);
        Assert.Equal($"Cluster {OtherText} is read from now on; it was {OneText} before.", explorer.Notice);
        explorer.AssertShows("theirs");
        Assert.Equal(Other, explorer.Press("d tab enter").LastWrite().ClusterId);
    }

    [Fact]
    public void Nothing_that_was_asked_of_the_cluster_before_is_taken_for_an_answer_of_the_other()
    {
        var explorer = Broken(Listed(One)).Press("r");
        var (value, scans) = (explorer.State.Detail.Generation, explorer.State.Scans.Generation);
        explorer.Mirror(new WatchUpdate.Listing(50, 1, null) { ClusterId = Other });
        Assert.Equal(0, explorer.State.Keyspace.Followed.Revision);
        Assert.Equal((value + 1, scans + 1), (explorer.State.Detail.Generation, explorer.State.Scans.Generation));
    }

    [Fact]
    public void No_line_of_a_value_is_left_while_the_other_cluster_is_being_listed()
    {
        var explorer = Broken(Listed(One)).Press("r");
        explorer.AssertShows("old");
        explorer.Mirror(new WatchUpdate.Listing(50, 1, null) { ClusterId = Other });
        Assert.Equal((null, 0), (explorer.State.Detail.Formatted, explorer.State.Detail.Reading.Rows.Count));
        explorer.AssertHides("old");
    }

    [Fact]
    public void R_reconnects_as_ever_while_no_other_cluster_answers()
    {
        var explorer = Listed(One).Press("r");
        Assert.Single(explorer.Effects.OfType<Effect.Refresh>());
        Assert.Empty(explorer.Effects.OfType<Effect.MoveTo>());
    }

    [Fact]
    public void A_watch_of_another_cluster_is_not_taken_for_that_of_what_is_held()
    {
        var explorer = Broken(Listed(One)).Mirror(new WatchUpdate.Connected(Elsewhere, new(Other, 1, 1000, 7)));
        Assert.False(explorer.State.Connection.IsLive);
    }

    [Fact]
    public void An_open_edit_stays_that_of_its_cluster_and_is_not_saved_to_another()
    {
        var explorer = Moved(Editing().Type("x"), Sample.Pair("k", "theirs", 200));
        explorer.AssertHides("meanwhile");
        explorer.AssertShows($"1:2 · of cluster {OneText}");
        var edit = explorer.State.Detail.Edit!;
        Assert.Equal((One, "xold", (KeyValue?)null, false), (edit.ClusterId, edit.Editor.GetText(), edit.Newer, edit.DeletedMeanwhile));
        explorer.Press("ctrl+s");
        Assert.Empty(explorer.Effects.OfType<Effect.Write>());
        Assert.StartsWith(
            $"Not saved: it was read from cluster {OneText}, and cluster {OtherText} is read now", explorer.Notice, StringComparison.Ordinal);
        explorer.Press("ctrl+_ ctrl+y");
        Assert.Equal("xold", explorer.State.Detail.Edit!.Editor.GetText());
        Assert.Equal("theirs", explorer.Press("esc tab enter").Answer().State.Detail.Formatted!.Lines[0]);
    }

    [Fact]
    public void A_key_that_the_other_cluster_does_not_have_was_not_deleted()
    {
        var explorer = Moved(Editing().Type("x"), Sample.Pair("else", "v", 40));
        explorer.AssertHides("no longer exists");
        explorer.Mirror(new WatchUpdate.Events(60, [new(WatchEventKind.Delete, new(Stored.Key, default, 0, 2000, 0, 0), null)]));
        Assert.False(explorer.State.Detail.Edit!.DeletedMeanwhile);
    }

    [Theory]
    [InlineData("d tab", "deleted")]
    [InlineData("D tab", "deleted")]
    [InlineData(":rename /a/n", "renamed to /a/n")]
    public void What_was_asked_of_one_cluster_is_not_done_to_another(string keys, string participle)
    {
        var explorer = Broken(Asked(Listed(One, "/a/k"))).Press("enter");
        Assert.Empty(explorer.Effects.OfType<Effect.Write>());
        Assert.StartsWith(
            $"Nothing was {participle}: cluster {OtherText} answers at 127.0.0.1:26832 in place of cluster {OneText}",
            explorer.Notice,
            StringComparison.Ordinal);
        explorer = Moved(Listed(One, "/a/k"), Sample.Pair("/a/k", "theirs", 100));
        explorer = Relisted(Asked(explorer), One, 900, Sample.Pair("/a/k", "old", 100)).Press("enter");
        Assert.Empty(explorer.Effects.OfType<Effect.Write>());

        TestExplorer Asked(TestExplorer asked) => keys[0] == ':' ? asked.GoTo("/a/k").Press(":").Type(keys[1..]).Press("enter tab") : asked.Press(keys);
    }

    [Fact]
    public void A_value_that_another_cluster_answers_with_is_not_shown()
    {
        var explorer = Listed(One).Press("r");
        var detail = explorer.State.Detail;
        var theirs = Sample.Pair("k", "theirs", 300);
        explorer.Send(new OperationMessage.ValueLoaded(Stored.Key, detail.Generation, theirs) { ClusterId = Other });
        explorer.AssertHides("theirs");
    }

    [Fact]
    public void An_edit_that_waits_for_a_value_which_another_cluster_answers_with_is_told_and_the_value_is_read_again()
    {
        var explorer = Broken(Listed(One));
        explorer.Mirror(new WatchUpdate.Connected(Sample.Endpoint, new(One, 1, 1000, 7))).Press("e");
        var detail = explorer.State.Detail;
        explorer.Send(new OperationMessage.ValueLoaded(Stored.Key, detail.Generation, Stored with { Value = "theirs"u8.ToArray() }) { ClusterId = Other });
        Assert.Null(explorer.State.Detail.Edit);
        Assert.Equal(
            $"k cannot be edited, as it could not be read: cluster {OtherText} answered in place of cluster {OneText}; try again.", explorer.Notice);
        Broken(explorer).Mirror(new WatchUpdate.Connected(Sample.Endpoint, new(One, 1, 1000, 7))).Answer().AssertShows("old");
        Assert.NotNull(explorer.Press("e").State.Detail.Edit);
    }

    [Fact]
    public void An_unresolved_write_of_one_cluster_is_not_resolved_by_another()
    {
        var explorer = Editing().Type("x").Press("ctrl+s").WriteEnds(new WriteOutcome.Unknown(Sample.Lost, null)).Press("esc");
        Moved(explorer, Stored);
        Assert.Empty(explorer.Effects.OfType<Effect.FindOut>());
        var put = Stored with { Value = "xold"u8.ToArray(), ModRevision = 1001, Version = 2 };
        explorer.Mirror(new WatchUpdate.Events(1001, [new(WatchEventKind.Put, put, null)]));
        Assert.Single(explorer.State.Writes.Unresolved);
        Assert.NotNull(explorer.State.Detail.Edit);
    }

    [Fact]
    public void A_save_that_ends_in_the_cluster_before_names_it_and_is_not_shown_as_of_the_other()
    {
        var explorer = Moved(Editing().Type("x").Press("ctrl+s"), Sample.Pair("k", "theirs", 40));
        explorer.WriteEnds(new WriteOutcome.Applied(1001, Stored with { Value = "xold"u8.ToArray(), ModRevision = 1001 }, 1));
        Assert.Equal($"k saved at r1001 in cluster {OneText}", explorer.Notice);
        Assert.Null(explorer.State.Detail.Edit);
        Assert.NotEqual(1001, explorer.State.Detail.Value?.ModRevision);
    }

    [Fact]
    public void A_draft_of_another_cluster_is_offered_as_one_and_cannot_be_saved_here()
    {
        var explorer = Listed(One).Send(new OperationMessage.DraftsFound([Sample.Left("k", "old", "mine") with { ClusterId = Other }]));
        explorer.AssertSays($"another cluster, {OtherText}");
        explorer.Press("tab enter ctrl+s");
        Assert.Empty(explorer.Effects.OfType<Effect.Write>());
        Assert.Contains(OneText, explorer.Notice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_draft_without_a_cluster_is_offered_as_one()
    {
        var explorer = Listed(One).Send(new OperationMessage.DraftsFound([Sample.Left("k", "old", "mine") with { ClusterId = 0 }]));
        explorer.AssertSays("Which cluster it was made on is not known.");
    }

    [Fact]
    public void A_cluster_made_anew_with_the_same_id_has_not_changed_the_key_meanwhile()
    {
        var explorer = Relisted(Editing().Type("x"), One, 1000, Stored with { CreateRevision = 90 });
        explorer.AssertShows("1:2 · cluster restored or recreated");
        explorer.AssertHides("meanwhile");
        Relisted(explorer, One, 50, Sample.Pair("else", "v", 40));
        explorer.AssertHides("no longer exists");
        explorer.Press("ctrl+s").WriteEnds(new WriteOutcome.Conflict(Stored with { Value = "new"u8.ToArray() }) { IsOtherHistory = true });
        explorer.AssertShows("Not saved: the cluster was restored or recreated (- there now, + yours)");
    }

    [Fact]
    public void The_value_in_the_pane_is_read_again_after_a_break_also_if_its_read_had_failed()
    {
        var explorer = Broken(Listed(One));
        explorer.Effects.Clear();
        explorer.Mirror(new WatchUpdate.Connected(Sample.Endpoint, new(One, 1, 1000, 7)));
        Assert.Equal(Stored.Key, explorer.Last<Effect.LoadValue>().Key);
        explorer.Store[Stored.Key] = Stored with { Value = "recreated"u8.ToArray() };
        explorer.Answer().AssertShows("recreated");
        var failed = explorer.State.Detail with { Status = LoadStatus.Failed, Value = null, Formatted = null, Error = Sample.Silent };
        explorer.With(explorer.State with { Detail = failed });
        Broken(explorer).Mirror(new WatchUpdate.Connected(Sample.Endpoint, new(One, 1, 1000, 7))).Answer().AssertShows("recreated");
    }

    private static TestExplorer Listed(ulong clusterId, string key = "k") =>
        Relisted(new TestExplorer(), clusterId, 1000, Stored with { Key = EtcdKey.FromText(key) });

    private static TestExplorer Editing() => Listed(One).Press("e");

    private static TestExplorer Broken(TestExplorer explorer) =>
        explorer.Mirror(new WatchUpdate.Disconnected(Foreign, TimeSpan.FromSeconds(1)));

    private static TestExplorer Moved(TestExplorer explorer, KeyValue pair) => Relisted(Broken(explorer), Other, 1000, pair);

    private static TestExplorer Relisted(TestExplorer explorer, ulong clusterId, long revision, KeyValue pair)
    {
        explorer.Store.Clear();
        explorer.Store[pair.Key] = pair;
        explorer.Mirror(new WatchUpdate.Listing(revision, 1, null) { ClusterId = clusterId });
        explorer.Mirror(new WatchUpdate.Page(revision, Sample.Page(pair)));
        explorer.Mirror(new WatchUpdate.Listed(revision));
        explorer.Mirror(new WatchUpdate.Connected(Sample.Endpoint, new(clusterId, 1, revision, 7)));
        explorer.Answer();
        return explorer.State.Detail is { Value: { } shown } detail && detail.ClusterId != clusterId
            ? explorer.Send(new OperationMessage.ValueLoaded(shown.Key, detail.Generation, shown) { ClusterId = clusterId })
            : explorer;
    }
}
