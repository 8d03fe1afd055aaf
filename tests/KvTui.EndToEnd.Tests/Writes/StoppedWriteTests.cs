using KvTui.Core.Bulk.Running;
using KvTui.Core.Journal;
using KvTui.Core.Journal.Keeping;
using KvTui.Core.Journal.Undoing;
using KvTui.Core.Keyspace;
using KvTui.Core.Writes.Guarded;
using KvTui.EndToEnd.Tests.Cli;
using KvTui.Etcd;
using KvTui.Etcd.Model;
using KvTui.Testing;

namespace KvTui.EndToEnd.Tests.Writes;

/// <summary>A process that writes is killed between journal, request and answer: what the journal says after that is true.</summary>
[Collection(SingleMemberTests.Name)]
public sealed class StoppedWriteTests : IAsyncDisposable
{
    private readonly SingleMember _etcd;
    private readonly TemporaryFolder _folder = new("journal");
    private readonly EtcdClient _client;
    private readonly string _prefix;

    public StoppedWriteTests(SingleMember etcd)
    {
        _etcd = etcd;
        _prefix = etcd.NewPrefix();
        _client = new(new() { Endpoints = [EtcdEndpoint.Parse(etcd.Member.Endpoint)] }, TimeProvider.System, new Random(1));
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("save", "begun", JournalState.Refused)]
    [InlineData("save", "answered", JournalState.Done)]
    [InlineData("save", "ended", JournalState.Done)]
    [InlineData("create", "begun", JournalState.Refused)]
    [InlineData("create", "answered", JournalState.Done)]
    [InlineData("create", "ended", JournalState.Done)]
    [InlineData("rename", "begun", JournalState.Refused)]
    [InlineData("rename", "answered", JournalState.Done)]
    [InlineData("rename", "ended", JournalState.Done)]
    [InlineData("delete", "begun", JournalState.Refused)]
    [InlineData("delete", "answered", JournalState.Done)]
    [InlineData("delete", "ended", JournalState.Done)]
    public async Task After_a_kill_the_journal_tells_the_truth_and_what_was_done_can_be_taken_back(
        string act, string point, JournalState state)
    {
        var key = _prefix + "key";
        if (act != "create")
        {
            await _etcd.PutAsync(key, "first");
            await _etcd.PutAsync(key, "old");
        }

        var before = await ValuesAsync();
        await KilledAsync(point, 0, act, key, act == "rename" ? _prefix + "other" : "new");
        Assert.Equal(state == JournalState.Done, !before.SequenceEqual(await ValuesAsync()));

        using var journal = Journal();
        var undoer = UndoerOf(journal);
        var group = Assert.Single(await ReadAsync(undoer));
        Assert.Equal((state, act == "rename" ? 2L : 1L), (group.State, group.Keys));
        Assert.Equal(state, Assert.Single(await ReadAsync(undoer)).State);
        if (state == JournalState.Done)
        {
            var result = await undoer.RunAsync(await undoer.PlanAsync(group, Cancelled), Cancelled);
            Assert.Null(result.Error);
            Assert.Equal(0, result.SkippedCount);
        }

        Assert.Equal(before, await ValuesAsync());
    }

    [Theory]
    [InlineData("begun")]
    [InlineData("answered")]
    public async Task A_deletion_of_many_that_is_killed_in_its_midst_is_brought_back_by_one_undo(string point)
    {
        for (var each = 0; each < 300; each++)
        {
            await _etcd.PutAsync($"{_prefix}{each:000}", $"value {each}");
        }

        var before = await ValuesAsync();
        await KilledAsync(point, 1, "range", _prefix);
        Assert.Equal(point == "begun" ? 300 - 128 : 300 - 256, (await ValuesAsync()).Count);

        using var journal = Journal();
        var undoer = UndoerOf(journal);
        var group = Assert.Single(await ReadAsync(undoer));
        Assert.Equal(JournalState.Partly, group.State);
        var result = await undoer.RunAsync(await undoer.PlanAsync(group, Cancelled), Cancelled);

        Assert.Null(result.Error);
        Assert.Equal((0L, point == "begun" ? 128L : 256L), (result.SkippedCount, result.Keys));
        Assert.Equal(before, await ValuesAsync());
    }

    [Theory]
    [InlineData("begun", true)]
    [InlineData("answered", true)]
    [InlineData("begun", false)]
    [InlineData("answered", false)]
    public async Task A_move_of_many_that_is_killed_in_its_midst_is_gone_on_with_or_taken_back(string point, bool goesOn)
    {
        for (var each = 0; each < 300; each++)
        {
            await _etcd.PutAsync($"{_prefix}from/{each:000}", $"value {each}");
        }

        var before = await ValuesAsync();
        await KilledAsync(point, 2, "move", _prefix + "from/", _prefix + "to/");
        var moved = point == "begun" ? 128 : 192;
        Assert.Equal(moved, (await ValuesAsync()).Count(pair => pair.StartsWith(_prefix + "to/", StringComparison.Ordinal)));

        using var journal = Journal();
        var undoer = UndoerOf(journal);
        var group = Assert.Single(await ReadAsync(undoer));
        Assert.Equal((true, moved, 300L), (group.IsBroken, group.Units, group.Plan!.Count));
        if (goesOn)
        {
            var facts = await new BulkSurvey(_client, journal).RunAsync(group.Plan!, group, static _ => { }, Cancelled);
            Assert.Equal((300 - moved, 0L), (facts.Shown.Count, facts.Changed));
            var rest = group.Plan! with { Since = facts.Revision };
            Assert.Null((await new BulkRun(_client, journal, rest, facts) { Broken = group }.RunAsync(Cancelled)).Error);
            Assert.Equal(before.Select(pair => pair.Replace("/from/", "/to/", StringComparison.Ordinal)), await ValuesAsync());
            group = Assert.Single(await ReadAsync(undoer));
            Assert.Equal((false, JournalState.Done), (group.IsBroken, group.State));
        }

        var result = await undoer.RunAsync(await undoer.PlanAsync(group, Cancelled), Cancelled);

        Assert.Null(result.Error);
        Assert.Equal((0L, 2L * (goesOn ? 300 : moved)), (result.SkippedCount, result.Keys));
        Assert.Equal(before, await ValuesAsync());
    }

    [Theory]
    [InlineData("begun", JournalState.Done)]
    [InlineData("answered", JournalState.Undone)]
    [InlineData("ended", JournalState.Undone)]
    public async Task An_undo_that_is_killed_is_told_of_as_it_is(string point, JournalState state)
    {
        var key = _prefix + "key";
        await _etcd.PutAsync(key, "old");
        await KilledAsync("ended", 0, "save", key, "new");
        File.Delete(_folder.PathTo("stopped"));
        await KilledAsync(point, 0, "undo", key);

        using var journal = Journal();
        var groups = await ReadAsync(UndoerOf(journal));
        Assert.Equal([JournalAct.Undo, JournalAct.Save], groups.Select(static group => group.Act));
        Assert.Equal((state == JournalState.Done ? JournalState.Refused : JournalState.Done, state), (groups[0].State, groups[1].State));
        Assert.Equal(state == JournalState.Done ? "new" : "old", await _etcd.GetAsync(key));
    }

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>Lets a process write until it stops at a point, and kills it there.</summary>
    private async Task KilledAsync(string point, int after, string act, string key, string value = "")
    {
        string[] arguments = [_etcd.Member.Endpoint, _folder.FullName, point, $"{after}", act, key, value];
        await using var process = new RunningProgram(new Command(KvTuiProgram.StoppedWriterPath, arguments));
        await Eventually.TrueAsync(
            () => File.Exists(_folder.PathTo("stopped")),
            () => $"the process was to stop; it said: {process.Words}",
            cancellationToken: Cancelled);
    }

    private WriteJournal Journal() => new(_folder.FullName, TimeProvider.System, new(JournalKeep.Unmasked, KeyMask.None, "test"));

    private Undoer UndoerOf(WriteJournal journal) => new(_client, new GuardedWriter(_client, TimeProvider.System), journal);

    private async Task<IReadOnlyList<JournalGroup>> ReadAsync(Undoer undoer)
    {
        var page = await _client.Kv.RangeAsync(KeyRange.Key(EtcdKey.FromText(_prefix)), new(), Cancelled);
        return await undoer.ReadAsync(page.Header.ClusterId, Cancelled);
    }

    private async Task<IReadOnlyList<string>> ValuesAsync()
    {
        var page = await _client.Kv.RangeAsync(KeyRange.Prefix(EtcdKey.FromText(_prefix)), new(), Cancelled);
        return [.. page.KeyValues.Select(static pair => $"{pair.Key} = {System.Text.Encoding.UTF8.GetString(pair.Value.Span)}")];
    }
}
