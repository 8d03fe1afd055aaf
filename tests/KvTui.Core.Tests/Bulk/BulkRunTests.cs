using System.Collections.Immutable;
using KvTui.Core.Bulk;
using KvTui.Core.Bulk.Running;
using KvTui.Core.Journal;
using KvTui.Core.Journal.Keeping;
using KvTui.Core.Journal.Undoing;
using KvTui.Core.Tests.Past;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Model;
using KvTui.Testing;

namespace KvTui.Core.Tests.Bulk;

/// <summary>Orders for many keys on a store: guarded by what was counted, one action of the journal, gone on with after a crash.</summary>
public sealed class BulkRunTests : IDisposable
{
    private static readonly EtcdKey From = EtcdKey.FromText("/a/");
    private static readonly EtcdKey To = EtcdKey.FromText("/n/");

    private readonly FakeHistory _history = new();
    private readonly TemporaryFolder _folder = new("journal");
    private WriteJournal _journal;

    public BulkRunTests() => _journal = Opened();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_move_of_many_keys_is_one_action_and_undo_makes_all_as_it_was()
    {
        Fill(500);
        var before = await DumpAsync();
        var (order, facts) = await CountedAsync(BulkAct.Move);
        Assert.Equal((500, false), (facts.Shown.Count, facts.IsAtomic(order)));

        Assert.Equal(500L, (await RunAsync(order, facts)).Done);

        Assert.Equal(("v007", null), (Value("/n/007"), Value("/a/007")));
        Assert.All(
            _history.Client.FakeKv.Txns,
            static txn => Assert.InRange(new[] { txn.Compare.Count, txn.Success.Count, txn.Failure.Count }.Max(), 1, 128));
        Assert.Equal(0L, (await UndoneAsync()).SkippedCount);
        Assert.Equal(before, await DumpAsync());
    }

    [Theory]
    [InlineData(BulkAct.Copy)]
    [InlineData(BulkAct.Delete)]
    public async Task Undo_takes_back_copies_and_deletions(BulkAct act)
    {
        Fill(300);
        var before = await DumpAsync();
        var (order, facts) = await CountedAsync(act);
        Assert.Equal(300L, (await RunAsync(order, facts)).Done);
        Assert.Equal(act == BulkAct.Copy ? ("v007", "v007") : (null, null), (Value("/n/007"), Value("/a/007")));
        Assert.Equal(0L, (await UndoneAsync()).SkippedCount);
        Assert.Equal(before, await DumpAsync());
    }

    [Fact]
    public async Task What_somebody_changes_meanwhile_is_left_with_its_partner_and_named()
    {
        Fill(500);
        var (order, facts) = await CountedAsync(BulkAct.Move);
        _history.Put("/a/100", "theirs");
        _history.Put("/a/new", "theirs");
        _history.Put("/n/200", "theirs");

        var result = await RunAsync(order, facts);

        Assert.Equal(498L, result.Done);
        Assert.Equal(["/a/100", "/a/new", "/n/200"], result.Changed.Select(static key => key.ToString()).Order(StringComparer.Ordinal));
        Assert.Equal(("theirs", null, "v200", "theirs"), (Value("/a/100"), Value("/n/100"), Value("/a/200"), Value("/n/200")));
    }

    [Fact]
    public async Task What_fits_into_one_transaction_is_done_as_a_whole_or_not_at_all()
    {
        Fill(10);
        var (order, facts) = await CountedAsync(BulkAct.Move);
        Assert.True(facts.IsAtomic(order));
        _history.Put("/n/003", "theirs");

        var result = await RunAsync(order, facts);

        Assert.Equal((0L, 1L, "v004"), (result.Done, result.ChangedCount, Value("/a/004")));
        Assert.Single(_history.Client.FakeKv.Txns, static txn => txn.Success.Any(static operation => operation is TxnOperation.Put));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_name_that_is_taken_is_left_or_replaced_as_was_chosen(bool overwrites)
    {
        Fill(10);
        _history.Put("/n/003", "there");
        var before = await DumpAsync();
        var (order, facts) = await CountedAsync(BulkAct.Move);
        Assert.Equal("/n/003", facts.Taken[0].Key.ToString());

        var result = await RunAsync(order with { Overwrites = overwrites }, facts);

        Assert.Equal(overwrites ? (10L, 0L) : (9L, 1L), (result.Done, result.Skipped));
        Assert.Equal(overwrites ? ("v003", null) : ("there", "v003"), (Value("/n/003"), Value("/a/003")));
        Assert.Equal(0L, (await UndoneAsync()).SkippedCount);
        Assert.Equal(before, await DumpAsync());
    }

    [Fact]
    public async Task Names_of_keys_that_are_meant_too_are_counted()
    {
        Fill(2);
        _history.Put("/a/b/000", "v");
        var (_, facts) = await CountedAsync(BulkAct.Move, EtcdKey.FromText("/a/b/"));
        Assert.Equal(1L, facts.Collisions);
    }

    [Theory]
    [InlineData(BulkAct.Move)]
    [InlineData(BulkAct.Copy)]
    [InlineData(BulkAct.Delete)]
    public async Task What_was_stopped_is_gone_on_with_by_another_process_as_the_same_action(BulkAct act)
    {
        Fill(2000);
        var before = await DumpAsync();
        var (order, facts) = await CountedAsync(act);
        var stopped = await new BulkRun(_history.Client, _journal, order, facts) { GoesOn = static _ => false }.RunAsync(Cancelled);
        Assert.True(stopped is { IsStopped: true, Done: > 0 and < 2000 });
        Reopen();
        _history.Put("/a/1999", "theirs");

        var group = Assert.Single(_journal.Read());
        Assert.Equal((true, stopped.Done), (group.IsBroken, act == BulkAct.Move ? group.Keys / 2 : group.Keys));
        var rest = await new BulkSurvey(_history.Client, _journal).RunAsync(group.Plan!, group, static _ => { }, Cancelled);
        Assert.Equal((2000 - stopped.Done - 1, 1L), (rest.Shown.Count, rest.Changed));
        var run = new BulkRun(_history.Client, _journal, group.Plan! with { Since = rest.Revision }, rest) { Broken = group };
        Assert.Equal(rest.Shown.Count, (await run.RunAsync(Cancelled)).Done);

        var whole = Assert.Single(_journal.Read());
        Assert.Equal((false, true, JournalState.Partly), (whole.IsBroken, whole.IsComplete, whole.State));
        Assert.Equal("theirs", Value("/a/1999"));
        _history.Put("/a/1999", "v1999");
        Assert.Equal(0L, (await UndoneAsync()).SkippedCount);
        Assert.Equal(before, await DumpAsync());
    }

    [Fact]
    public async Task A_process_that_dies_in_its_midst_leaves_a_plan_that_is_broken_off()
    {
        Fill(2000);
        var before = await DumpAsync();
        var (order, facts) = await CountedAsync(BulkAct.Move);
        var run = new BulkRun(_history.Client, _journal, order, facts)
        {
            GoesOn = static done => done < 320 ? true : throw new OperationCanceledException(),
        };
        await Assert.ThrowsAsync<OperationCanceledException>(() => run.RunAsync(Cancelled));
        Assert.Equal(JournalState.UnderWay, Assert.Single(_journal.Read()).State);
        Reopen();

        var undoer = new Undoer(_history.Client, new(_history.Client, TimeProvider.System), _journal);
        var group = Assert.Single(await undoer.ReadAsync(1, Cancelled));

        Assert.Equal((true, 640L), (group.IsBroken, group.Keys));
        var plan = await undoer.PlanAsync(group, Cancelled);
        Assert.Equal((640L, ""), (plan.Ready, plan.Refusal));
        Assert.Equal(640L, (await undoer.RunAsync(plan, Cancelled)).Keys);
        Assert.Equal(before, await DumpAsync());
        Assert.False(JournalOrder.Of(_journal.Read())[^1].IsBroken);
    }

    [Fact]
    public async Task A_pair_is_taken_back_together_or_not_at_all()
    {
        Fill(100);
        var (order, facts) = await CountedAsync(BulkAct.Move);
        await RunAsync(order, facts);
        _history.Put("/n/050", "theirs");

        var undone = await UndoneAsync(takesRest: true);

        Assert.Equal((198L, 2L), (undone.Keys, undone.SkippedCount));
        Assert.Equal(("theirs", null), (Value("/n/050"), Value("/a/050")));
    }

    public void Dispose()
    {
        _journal.Dispose();
        _folder.Dispose();
    }

    private WriteJournal Opened() => new(_folder.PathTo("journal"), TimeProvider.System, new(JournalKeep.Unmasked, KeyMask.None, "me"));

    private void Reopen()
    {
        _journal.Dispose();
        _journal = Opened();
    }

    private void Fill(int count)
    {
        for (var key = 0; key < count; key++)
        {
            _history.Put($"/a/{key:d3}", $"v{key:d3}");
        }
    }

    private async Task<(BulkOrder Order, BulkFacts Facts)> CountedAsync(BulkAct act, EtcdKey? to = null)
    {
        var order = new BulkOrder(act, [KeyRange.Prefix(From)]) { From = From, To = to ?? To, ClusterId = 1 };
        var facts = await new BulkSurvey(_history.Client, _journal).RunAsync(order, null, static _ => { }, Cancelled);
        return (order with { Since = facts.Revision, Count = facts.Shown.Count }, facts);
    }

    private Task<BulkResult> RunAsync(BulkOrder order, BulkFacts facts) =>
        new BulkRun(_history.Client, _journal, order, facts).RunAsync(Cancelled);

    private string? Value(string key) => _history.Now(key) is { } pair ? Text(pair) : null;

    private async Task<ImmutableArray<string>> DumpAsync() =>
    [
        .. (await _history.Client.FakeKv.OnRead!(KeyRange.All, new())).KeyValues.Select(static pair => $"{pair.Key} = {Text(pair)}"),
    ];

    private static string Text(KeyValue pair) => new EtcdKey(pair.Value.ToArray()).ToString();

    private async Task<UndoResult> UndoneAsync(bool takesRest = false)
    {
        var undoer = new Undoer(_history.Client, new(_history.Client, TimeProvider.System), _journal);
        var plan = await undoer.PlanAsync(JournalOrder.NextToUndo(JournalOrder.Of(_journal.Read()))!, Cancelled);
        Assert.Equal("", plan.Refusal);
        return await undoer.RunAsync(plan with { TakesRest = takesRest }, Cancelled);
    }
}
