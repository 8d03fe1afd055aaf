using KvTui.Core.Bulk;
using KvTui.Core.Editing.Leases;
using KvTui.Core.Journal;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Bulk;

/// <summary>What is marked, or the folder under the cursor, is deleted, copied, moved, given a lease, or written into a file.</summary>
public sealed class BulkUpdateTests
{
    [Fact]
    public void Marked_keys_are_counted_and_deleted_when_their_number_is_typed()
    {
        var explorer = Listed().Press("down space space d");
        var order = explorer.Last<Effect.MeasureBulk>().Order;
        Assert.Equal((BulkAct.Delete, "b c"), (order.Act, Names(order)));
        explorer.Counts("b", "c");
        explorer.AssertSays("2 keys, 4 B of keys and values; none has a lease:\nb\nc\nwill be deleted on cluster");
        explorer.AssertSays("in one transaction, if none changes meanwhile.\nz takes all of it back.");
        Assert.Empty(explorer.Copy().Press("enter").Effects.OfType<Effect.Write>());

        var request = Assert.IsType<WriteRequest.Bulk>(explorer.Type("2").Press("enter").LastWrite());

        Assert.Equal((1000L, 2L), (request.Order.Since, request.Order.Count));
        explorer.WriteEnds(new WriteOutcome.Applied(1001, null, 2));
        Assert.Equal(("2 keys deleted, the last at r1001", true), (explorer.Notice, explorer.State.Browse.Marks.IsEmpty));
    }

    [Theory]
    [InlineData("rename", BulkAct.Move, "moved to n/")]
    [InlineData("duplicate", BulkAct.Copy, "copied to n/")]
    public void A_folder_gets_another_name(string command, BulkAct act, string fate)
    {
        var explorer = Listed().Command(command);
        Assert.Equal(("a/", "in place of a/"), (explorer.Top<Layer.Prompt>().Text, explorer.Top<Layer.Prompt>().Hint));
        var order = explorer.Press("ctrl+u").Type("n/").Press("enter").Last<Effect.MeasureBulk>().Order;
        Assert.Equal((act, "a/", "n/"), (order.Act, order.From.ToString(), order.To.ToString()));
        Assert.Equal("n/1", order.Named(EtcdKey.FromText("a/1")).ToString());
        explorer.Counts("a/1", "a/2").AssertSays($"a/1 → n/1\na/2 → n/2\nwill be {fate} on cluster");
    }

    [Fact]
    public void Of_several_marks_the_folder_that_they_share_is_replaced()
    {
        var explorer = TestExplorer.Live("x/a/1", "x/a/2", "x/b", "y").Press("g right space space").Command("rename n/");
        var order = explorer.Last<Effect.MeasureBulk>().Order;
        Assert.Equal(("x/", "n/b"), (order.From.ToString(), order.Named(EtcdKey.FromText("x/b")).ToString()));
    }

    [Theory]
    [InlineData("rename a/", "That is the prefix they have; give another one.")]
    [InlineData("rename n", "a/ ends with /, and so has the other prefix to.")]
    [InlineData("keys-lease 0x", "'0x' is no lease: the id of a lease, new 60s, or none.")]
    public void What_cannot_be_is_told(string command, string sentence) => Assert.Equal(sentence, Listed().Command(command).Notice);

    [Fact]
    public void Names_that_are_taken_are_told_and_their_keys_replaced_only_if_that_is_chosen()
    {
        var explorer = Listed().Command("rename n/").Counts(static facts => facts with { Taken = There(), TakenBytes = 8 }, "a/1", "a/2");
        explorer.AssertSays("1 of the new names exist, 8 B: n/1");
        Assert.Equal(["Leave them", "Move the rest", "Replace 1"], Buttons(explorer));
        var rest = explorer.Copy().Type("2").Press("enter");
        Assert.False(((WriteRequest.Bulk)rest.LastWrite()).Order.Overwrites);
        var replacing = explorer.Type("2").Send(new UserMessage.Chosen(2));
        Assert.True(((WriteRequest.Bulk)replacing.LastWrite()).Order.Overwrites);
    }

    [Fact]
    public void Where_all_names_are_taken_there_is_no_rest()
    {
        var explorer = Listed().Command("duplicate n/").Counts(static facts => facts with { Taken = There() }, "a/1");
        Assert.Equal(["Leave them", "Replace 1"], Buttons(explorer));
        Assert.True(((WriteRequest.Bulk)explorer.Press("tab enter").LastWrite()).Order.Overwrites);
    }

    [Fact]
    public void Names_of_keys_that_are_moved_too_are_refused()
    {
        var explorer = Listed().Command("rename a/a/").Counts(static facts => facts with { Collisions = 2 }, "a/1", "a/2");
        Assert.Null(explorer.State.TopLayer);
        Assert.StartsWith("2 of the new names are those of keys that are themselves meant", explorer.Notice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("none", LeaseUse.Detach, 0, "detached from their leases")]
    [InlineData("new 1m", LeaseUse.Grant, 60, "attached to the new lease of 60 s")]
    [InlineData("77", LeaseUse.Attach, 0x77, "attached to the lease 0000000000000077")]
    public void A_lease_is_set_and_what_that_means_is_said(string typed, LeaseUse use, long number, string fate)
    {
        var explorer = Listed().Command($"keys-lease {typed}");
        Assert.Equal(new(use, number), explorer.Last<Effect.MeasureBulk>().Order.Lease);
        explorer.Counts("a/1", "a/2").AssertSays($"will be {fate} on cluster");
        Assert.Equal(use != LeaseUse.Detach, LayerText.Of(explorer.State).Contains("all of them are deleted", StringComparison.Ordinal));
    }

    [Fact]
    public void Keys_are_written_into_a_file()
    {
        var effect = Listed().Press("down space space").Command("export keys.ndjson").Last<Effect.ExportKeys>();
        Assert.Equal(("keys.ndjson", "b c", 0L), (effect.Path, Names(effect.Order), effect.Order.Since));
    }

    [Fact]
    public void What_changed_meanwhile_is_listed()
    {
        var explorer = Listed().Command("rename n/").Counts("a/1", "a/2").Type("2").Press("enter");
        explorer.WriteEnds(new WriteOutcome.Applied(1001, null, 1) { Changed = [EtcdKey.FromText("a/2")], ChangedCount = 1 });
        Assert.Equal("1 key moved to n/, the last at r1001; 1 had changed meanwhile and were left", explorer.Notice);
        Assert.Equal(["a/2"], explorer.Top<Layer.Page>().Lines);
    }

    [Fact]
    public void What_ended_early_says_how_far_it_came_and_keeps_the_marks()
    {
        var explorer = Listed().Press("space").Command("rename n/").Counts("a/1", "a/2").Type("2").Press("enter");
        explorer.WriteEnds(new WriteOutcome.Failed(new(EtcdErrorKind.Unknown, "1 of 2 keys were moved: it was stopped.")));
        Assert.Equal("1 of 2 keys were moved: it was stopped.", explorer.Notice);
        Assert.False(explorer.State.Browse.Marks.IsEmpty);
    }

    [Fact]
    public void What_was_broken_off_is_gone_on_with_from_the_journal()
    {
        var (from, to) = (EtcdKey.FromText("a/"), EtcdKey.FromText("n/"));
        var plan = new BulkOrder(BulkAct.Move, [KeyRange.Prefix(from)]) { From = from, To = to, Since = 900, Count = 2, ClusterId = 1 };
        var group = new JournalGroup(7, JournalAct.Move, plan.From, 1, Sample.Start, "me")
        {
            Plan = plan,
            Batches = [new(0, 2, "", 0, 0, 0) { Fate = JournalFate.Done, Revision = 901 }],
        };
        Assert.Equal((true, "broken off at 1 of 2"), (group.IsBroken, JournalText.Broken(group)));
        var state = BulkUpdate.GoneOn(Listed().State, group);
        var counting = Assert.IsType<Effect.MeasureBulk>(Assert.Single(state.Effects));
        Assert.Same(group, counting.Broken);
        var refused = BulkUpdate.GoneOn(Listed().State, group with { IsComplete = true }).State.Notice!.Text;
        Assert.Contains("There is nothing to go on with", refused, StringComparison.Ordinal);

        var explorer = Listed().Counts(plan, group, static facts => facts, "a/2");
        explorer.AssertSays("1 key, ");
        var request = Assert.IsType<WriteRequest.Bulk>(explorer.Press("tab enter").LastWrite());
        Assert.Equal((1000L, 2L), (request.Order.Since, request.Order.Count));
        Assert.Same(group, request.Broken);
    }

    [Fact]
    public void Read_only_nothing_is_begun()
    {
        var explorer = new TestExplorer(settings: Sample.Settings with { ReadOnly = true }).Listed("a/1", "b").Press("g space d");
        Assert.Empty(explorer.Effects.OfType<Effect.MeasureBulk>());
        Assert.StartsWith("Read-only", explorer.Notice, StringComparison.Ordinal);
    }

    private static TestExplorer Listed() => TestExplorer.Live("a/1", "a/2", "b", "c").Press("g");

    private static string Names(BulkOrder order) => string.Join(' ', order.Ranges.Select(static range => range.Start.ToString()));

    private static string[] Buttons(TestExplorer explorer) =>
        [.. explorer.Top<Layer.Question>().State.Dialog.Buttons.Select(static button => button.Label)];

    private static KeyIndex There() => Sample.Index(Sample.Pair("n/1", "there"));
}
