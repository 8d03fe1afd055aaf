using KvTui.Core.Bulk;
using KvTui.Core.Bulk.Running;
using KvTui.Core.Explorer.Services;
using KvTui.Core.Journal.Keeping;
using KvTui.Core.Tests.Past;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Model;
using KvTui.Etcd.Model.Options;
using KvTui.Testing;
using KvTui.Testing.Time;

namespace KvTui.Core.Tests.Bulk;

/// <summary>What the runner tells of counting, of carrying out, and of files; all of it can be stopped.</summary>
public sealed class BulkRunnerTests : IDisposable
{
    private static readonly BulkOrder Move = new(BulkAct.Move, [KeyRange.Prefix(EtcdKey.FromText("/a/"))])
    {
        From = EtcdKey.FromText("/a/"),
        To = EtcdKey.FromText("/n/"),
        ClusterId = 1,
    };

    private readonly FakeHistory _history = new();
    private readonly Mailbox _mailbox = new();
    private readonly ManualTimeProvider _clock = new();
    private readonly TemporaryFolder _folder = new("export");
    private readonly BulkRunner _runner;

    public BulkRunnerTests()
    {
        _runner = new(_history.Client, _mailbox, _clock, WriteJournal.Nowhere(_clock), CancellationToken.None);
        for (var key = 0; key < 2000; key++)
        {
            _history.Put($"/a/{key:d4}", "v");
        }
    }

    [Fact]
    public async Task It_counts_carries_out_and_says_how_far_it_is()
    {
        var facts = await CountedAsync();
        Assert.Equal((2000, 2000L), (facts.Shown.Count, facts.Unkept));
        Ticking();

        var applied = Assert.IsType<WriteOutcome.Applied>(await _runner.WriteAsync(Request(facts)));

        Assert.Equal(2000L, applied.Keys);
        Assert.Equal("64 of 2 000 moved so far; Ctrl-C stops", (await TakeAsync<OperationMessage.Told>()).Text);
    }

    [Fact]
    public async Task What_is_stopped_says_what_was_done()
    {
        var facts = await CountedAsync();
        var answer = _history.Client.FakeKv.OnTxn;
        _history.Client.FakeKv.OnTxn = (txn, token) =>
        {
            if (txn.Success.Any(static operation => operation is TxnOperation.Put))
            {
                _runner.Stop();
            }

            return answer(txn, token);
        };

        var failed = Assert.IsType<WriteOutcome.Failed>(await _runner.WriteAsync(Request(facts)));

        Assert.Equal("64 of 2 000 keys were moved: it was stopped. z takes it back, c in :journal goes on with it.", failed.Error.Message);
    }

    [Fact]
    public async Task What_fails_says_why_and_what_was_done()
    {
        var facts = await CountedAsync();
        var (answer, sent) = (_history.Client.FakeKv.OnTxn, 0);
        _history.Client.FakeKv.OnTxn = (txn, token) =>
            txn.Success.Any(static operation => operation is TxnOperation.Put) && sent++ == 2 ? throw Sample.Refused : answer(txn, token);

        var failed = Assert.IsType<WriteOutcome.Failed>(await _runner.WriteAsync(Request(facts)));

        Assert.StartsWith("128 of 2 000 keys were moved: ", failed.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_of_another_cluster_are_not_counted()
    {
        await _runner.RunAsync(new Effect.MeasureBulk(Move with { ClusterId = 2 }, null));
        Assert.Contains("is read now", (await TakeAsync<OperationMessage.BulkRefused>()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_gets_a_line_for_each_key_and_is_for_the_owner_only()
    {
        var path = _folder.PathTo("keys.ndjson");
        await _runner.RunAsync(new Effect.ExportKeys(Move, path));
        var exported = await TakeAsync<OperationMessage.KeysExported>();
        Assert.Equal(($"2 000 keys written to {path}", true), (exported.Text, exported.IsDone));
        Assert.Equal(2000, (await File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken)).Length);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));

        await _runner.RunAsync(new Effect.ExportKeys(Move, path));
        Assert.StartsWith("Nothing was done: ", (await TakeAsync<OperationMessage.BulkRefused>()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leases_that_a_database_file_does_not_have_are_told()
    {
        _history.Client.Options = new EtcdClientOptions { Endpoints = [] }.OfFile("the.db", "--file the.db");
        var pair = _history.Now("/a/0007")! with { Lease = 8 };
        _history.Client.FakeKv.OnPages = (_, _, _) => new[] { new RangePage(new(1, 1, 3000, 7), [pair], false, 1) }.ToAsyncEnumerable();
        var path = _folder.PathTo("keys.ndjson");
        await _runner.RunAsync(new Effect.ExportKeys(Move, path));
        Assert.Equal(
            $"1 key written to {path}; 1 of them without a lease that the database file does not have",
            (await TakeAsync<OperationMessage.KeysExported>()).Text);
    }

    public void Dispose()
    {
        _runner.Dispose();
        _folder.Dispose();
    }

    private static WriteRequest.Bulk Request(BulkFacts facts) =>
        new(Move with { Since = facts.Revision, Count = facts.Shown.Count }, facts);

    /// <summary>Lets a second pass with each transaction.</summary>
    private void Ticking()
    {
        var answer = _history.Client.FakeKv.OnTxn;
        _history.Client.FakeKv.OnTxn = (txn, token) =>
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            return answer(txn, token);
        };
    }

    private async Task<BulkFacts> CountedAsync()
    {
        await _runner.RunAsync(new Effect.MeasureBulk(Move, null));
        return (await TakeAsync<OperationMessage.BulkMeasured>()).Facts;
    }

    private async Task<T> TakeAsync<T>()
        where T : Message
    {
        Message? taken = null;
        await Eventually.TrueAsync(
            () => _mailbox.TryTake(out taken),
            () => $"a {typeof(T).Name} is posted",
            cancellationToken: TestContext.Current.CancellationToken);
        return Assert.IsType<T>(taken);
    }
}
