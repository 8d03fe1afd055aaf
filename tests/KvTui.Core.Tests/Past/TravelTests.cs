using KvTui.Core.Past;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Past;

/// <summary>All keys as of a revision, marked and not to be changed; and putting back what is seen there.</summary>
public sealed class TravelTests
{
    private const long Then = 50;

    [Fact]
    public void A_revision_is_asked_for_and_listed_at_once_when_it_can_be_read()
    {
        var explorer = TestExplorer.Live("/app/a", "/app/b").Command("rev 50");
        Assert.Equal(new WantedRevision(Then, false), explorer.Last<Effect.FindPast>().Wanted);

        var scope = explorer.Send(new OperationMessage.PastFound(Then)).Last<Effect.Follow>().Scope;

        Assert.Equal((Then, true), (scope.Revision, scope.IsWhole));
        Assert.Equal(scope, explorer.State.Keyspace.Wanted);
    }

    [Fact]
    public void A_revision_counted_back_is_asked_for_as_such_and_nonsense_is_said()
    {
        Assert.Equal(new WantedRevision(100, true), TestExplorer.Live("a").Command("rev -100").Last<Effect.FindPast>().Wanted);
        Assert.Equal($"'later' is no revision: {RevisionText.Syntax}.", TestExplorer.Live("a").Command("rev later").Notice);
        Assert.Equal(RevisionText.Syntax, TestExplorer.Live("a").Command("rev").Type("x").Top<Layer.Prompt>().Error);
    }

    [Fact]
    public void The_past_is_marked_and_shows_keys_and_values_of_then()
    {
        var explorer = TestExplorer.Live("/app/a", "now").At(Then, "/app/a", "gone").GoTo("gone");

        Assert.Equal(Then, explorer.State.Keyspace.AsOf);
        Assert.Equal(["+ /app/", "gone"], explorer.Rows);
        Assert.Equal(Then, explorer.Last<Effect.LoadValue>().Revision);
        explorer.AssertShows("gone then");
        explorer.AssertShows("Keys as of r50");
        explorer.AssertShows("as of r50, not now");
        explorer.AssertShows("past: read-only");
        explorer.AssertHides("live r");
    }

    [Theory]
    [InlineData("e")]
    [InlineData("d")]
    [InlineData("D")]
    [InlineData("n")]
    public void Nothing_can_be_changed_there(string key)
    {
        var explorer = TestExplorer.Live("gone").At(Then, "gone").GoTo("gone").Press(key);

        Assert.Null(explorer.State.TopLayer);
        Assert.Equal("This is r50, and the past cannot be changed; :now leads back, :revert puts a key back.", explorer.Notice);
    }

    [Fact]
    public void A_long_read_of_the_present_is_not_begun_from_the_past() => Assert.Equal(
        "This reads the present; :now leads back to it.", TestExplorer.Live("gone").At(Then, "gone").Command("du gone").Notice);

    [Fact]
    public void A_key_that_did_not_exist_then_keeps_its_row_until_the_cursor_is_moved()
    {
        var explorer = TestExplorer.Live("a", "b").GoTo("b").At(Then, "a");

        Assert.Equal(["a", "x b"], explorer.Rows);
        Assert.Equal("b is not there at r50. Move the cursor to go on.", explorer.Press("e").Notice);
        Assert.Equal(["a"], explorer.Press("up").Rows);
    }

    [Fact]
    public void Commands_that_are_copied_there_get_what_was() => Assert.Equal(
        "kvtui get --rev=50 gone",
        System.Text.Encoding.UTF8.GetString(
            TestExplorer.Live("gone").At(Then, "gone").GoTo("gone").Command("copy-command").Last<Effect.Copy>().Text.Span));

    [Fact]
    public void Now_leads_back_to_the_present()
    {
        var explorer = TestExplorer.Live("a").At(Then, "gone").Command("now");
        Assert.Equal(0, explorer.Last<Effect.Follow>().Scope.Revision);
        explorer.Listed("a");

        Assert.Equal((0L, false), (explorer.State.Keyspace.AsOf, explorer.State.Keyspace.IsPast));
        Assert.Equal(["a"], explorer.Rows);
        explorer.AssertShows("live r1000");
        Assert.Equal("It is the present that is shown.", explorer.Command("now").Notice);
    }

    [Fact]
    public void What_is_refused_is_said_and_what_is_shown_stays()
    {
        const string Reason = "r5 is compacted: r900 is the oldest revision that can be read.";
        var explorer = TestExplorer.Live("a").Send(new OperationMessage.PastRefused(Reason));

        Assert.Equal(Reason, explorer.Notice);
        Assert.False(explorer.State.Keyspace.IsPast);
    }

    [Fact]
    public void A_revision_that_is_compacted_while_it_is_listed_leads_back_to_the_present()
    {
        var explorer = TestExplorer.Live("a").Send(new OperationMessage.PastFound(Then));
        var scope = explorer.Last<Effect.Follow>().Scope;
        explorer.Send(new OperationMessage.PastLost(scope.Generation - 1, "an older one"));
        Assert.Equal(Then, explorer.State.Keyspace.Wanted.Revision);

        explorer.Send(new OperationMessage.PastLost(scope.Generation, "it is compacted."));

        Assert.Equal(0, explorer.Last<Effect.Follow>().Scope.Revision);
        Assert.Equal("Back to the present: it is compacted.", explorer.Notice);
    }

    [Fact]
    public void When_revisions_came_is_not_learned_from_the_past()
    {
        var explorer = TestExplorer.Live("a");
        var seen = explorer.State.Keyspace.Seen;

        Assert.Same(seen, explorer.At(Then, "a").State.Keyspace.Seen);
    }

    [Fact]
    public void An_edit_is_not_left_behind()
    {
        var explorer = TestExplorer.Live("a").GoTo("a").Press("e").Type("x").Send(new OperationMessage.PastFound(Then));

        Assert.DoesNotContain(explorer.Effects, static effect => effect is Effect.Follow);
        Assert.Contains("being edited", explorer.Notice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_is_gone_is_made_again_when_that_is_agreed_to()
    {
        var explorer = TestExplorer.Live("a").At(Then, "gone").GoTo("gone").Command("revert");
        Assert.Equal(
            new Effect.ReadRevisions(EtcdKey.FromText("gone"), Then, 0, RevisionUse.Restore), explorer.Last<Effect.ReadRevisions>());
        explorer.Send(Read(Sample.Pair("gone", "then", 10, lease: 0x20), null));
        explorer.AssertSays("will have the value of r10, 4 B, again");
        explorer.AssertSays("on cluster local");
        explorer.AssertSays("Its lease 0000000000000020 is not attached again.");
        Assert.DoesNotContain(explorer.Copy().Press("enter").Effects, static effect => effect is Effect.Write);

        var create = Assert.IsType<WriteRequest.Create>(explorer.Press("tab enter").LastWrite());
        Assert.Equal("gone", create.Key.ToString());
        explorer.WriteEnds(new WriteOutcome.Applied(1001, Sample.Pair("gone", "then", 1001), 1));
        Assert.Equal("gone created at r1001", explorer.Notice);
    }

    [Fact]
    public void A_key_that_exists_gets_the_value_by_a_guarded_put()
    {
        var explorer = TestExplorer.Live("a").At(Then, "a").GoTo("a").Command("revert");
        explorer.Send(Read(Sample.Pair("a", "then", 10), Sample.Pair("a", "now", 100), "a"));
        explorer.AssertSays("It is r100, 3 B, now, and keeps its lease.");

        var save = Assert.IsType<WriteRequest.Save>(explorer.Press("tab enter").LastWrite());
        Assert.Equal((100L, "then"), (save.Base.ModRevision, new EtcdKey(save.Value.ToArray()).ToString()));
        explorer.WriteEnds(new WriteOutcome.Conflict(Sample.Pair("a", "theirs", 101)));
        Assert.Contains("has changed since it was shown", explorer.Notice, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_may_be_written_nothing_is_put_back()
    {
        var explorer = new TestExplorer(settings: Sample.Settings with { ReadOnly = true }).Listed("a");
        explorer.At(Then, "a").GoTo("a").Command("revert");

        Assert.Contains("Read-only", explorer.Notice, StringComparison.Ordinal);
        Assert.DoesNotContain(explorer.Effects, static effect => effect is Effect.ReadRevisions);
    }

    [Fact]
    public void Of_a_folder_the_keys_that_are_gone_are_counted_and_the_count_is_typed()
    {
        var explorer = TestExplorer.Live("/app/a").At(Then, "/app/a", "/app/b", "/app/c").Press("g").Command("revert");
        var asked = explorer.Last<Effect.CountLost>();
        Assert.Equal(("/app/", Then), (asked.Prefix.ToString(), asked.Revision));
        var order = new UndeleteOrder(asked.Prefix, Then, 2, 1, [EtcdKey.FromText("/app/b"), EtcdKey.FromText("/app/c")], 0);
        explorer.Send(new OperationMessage.LostCounted(order));
        explorer.AssertSays("2 keys that are gone below /app/");
        explorer.AssertSays("What exists there now stays as it is.");
        Assert.Equal("2", explorer.Top<Layer.Question>().State.Dialog.Confirmation);

        Assert.Same(order, explorer.Type("2").Press("enter").Last<Effect.Undelete>().Order);
        Assert.Equal("done", explorer.Send(new OperationMessage.Undeleted("done", true)).Notice);
    }

    private static OperationMessage.RevisionsRead Read(KeyValue before, KeyValue? now, string key = "gone") =>
        new(new(EtcdKey.FromText(key), Then, 0, before, now), RevisionUse.Restore);
}
