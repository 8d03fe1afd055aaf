using System.Globalization;
using System.Text;
using KvTui.Core.Journal;
using KvTui.Core.Journal.Keeping;
using KvTui.Core.Journal.Undoing;
using KvTui.Core.Keyspace;
using KvTui.Core.Writes;
using KvTui.Core.Writes.Guarded;
using KvTui.EndToEnd.Tests.Cli;
using KvTui.Etcd;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Model;
using KvTui.Testing;

namespace KvTui.EndToEnd.Tests.Writes;

/// <summary>Saves of keys that somebody else writes too. Each value counts how often it was written, so a lost update is missed.</summary>
[Collection(SingleMemberTests.Name)]
public sealed class ContestedSaveTests : IAsyncDisposable
{
    private const int Saves = 500;
    private const int Keys = 8;

    /// <summary>Of so many saves one comes too late for certain.</summary>
    private const int Late = 5;

    private readonly SingleMember _etcd;
    private readonly TemporaryFolder _folder = new("journal");
    private readonly EtcdClient _client;
    private readonly EtcdClient _rival;
    private readonly string _prefix;

    public ContestedSaveTests(SingleMember etcd)
    {
        (_etcd, _prefix) = (etcd, etcd.NewPrefix());
        (_client, _rival) = (Client(1), Client(2));
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_update_is_lost_no_lease_either_and_the_journal_has_what_was_written()
    {
        var leases = await PutAllAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        var rival = Task.Run(() => CompeteAsync(stop.Token), Cancelled);
        using var journal = new WriteJournal(
            _folder.FullName, TimeProvider.System, new(JournalKeep.Unmasked, KeyMask.None, "test"));
        var guarded = new GuardedWriter(_client, TimeProvider.System);
        var writer = new JournaledWriter(_client, guarded, journal);
        var (applied, refused, theirs) = (0, 0, 0);
        for (var each = 0; each < Saves; each++)
        {
            var seen = await ReadAsync(_client, each % Keys);
            while (each % Late == 0 && !await IncrementAsync(each % Keys))
            {
                // The other writer was quicker.
            }

            theirs += each % Late == 0 ? 1 : 0;
            var outcome = await writer.WriteAsync(new WriteRequest.Save(seen, Next(seen)), static _ => { }, Cancelled);
            Assert.True(outcome is WriteOutcome.Applied or WriteOutcome.Conflict, $"{outcome}");
            applied += outcome is WriteOutcome.Applied ? 1 : 0;
            refused += outcome is WriteOutcome.Conflict ? 1 : 0;
        }

        await stop.CancelAsync();
        theirs += await rival;

        Assert.InRange(applied, 1, Saves);
        Assert.InRange(refused, Saves / Late, Saves);
        var left = await _client.Kv.RangeAsync(KeyRange.Prefix(EtcdKey.FromText(_prefix)), new(), Cancelled);
        Assert.Equal(applied + theirs, left.KeyValues.Sum(Number));
        Assert.Equal(leases, left.KeyValues.Select(static pair => pair.Lease.Id));
        var groups = await new Undoer(_client, guarded, journal).ReadAsync(left.Header.ClusterId, Cancelled);
        Assert.Equal(applied, groups.Count(static group => group.State == JournalState.Done));
    }

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        await _rival.DisposeAsync();
        _folder.Dispose();
    }

    private static int Number(KeyValue pair) => int.Parse(pair.Value.Span, CultureInfo.InvariantCulture);

    private static byte[] Next(KeyValue pair) => Encoding.ASCII.GetBytes((Number(pair) + 1).ToString(CultureInfo.InvariantCulture));

    private EtcdClient Client(int seed) =>
        new(new() { Endpoints = [EtcdEndpoint.Parse(_etcd.Member.Endpoint)] }, TimeProvider.System, new Random(seed));

    private EtcdKey Key(int number) => EtcdKey.FromText($"{_prefix}{number}");

    /// <summary>Puts the keys, every other one with a lease of its own.</summary>
    /// <returns>The lease of each; 0 for none.</returns>
    private async Task<List<long>> PutAllAsync()
    {
        var leases = new List<long>();
        for (var each = 0; each < Keys; each++)
        {
            var lease = each % 2 == 0 ? (await _etcd.Ctl.RunAsync("lease", "grant", "600")).Split(' ')[1] : "0";
            await _etcd.Ctl.RunAsync("put", $"{_prefix}{each}", "0", "--lease=" + lease);
            leases.Add(long.Parse(lease, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        }

        return leases;
    }

    /// <summary>Counts up one key after the other until it is told to stop; returns how often.</summary>
    private async Task<int> CompeteAsync(CancellationToken stop)
    {
        var done = 0;
        for (var each = 0; !stop.IsCancellationRequested; each++)
        {
            done += await IncrementAsync(each % Keys) ? 1 : 0;
        }

        return done;
    }

    private async Task<bool> IncrementAsync(int number)
    {
        var seen = await ReadAsync(_rival, number);
        var put = new TxnOperation.Put(seen.Key, Next(seen), new() { Lease = seen.Lease.Id });
        return (await _rival.Kv.TxnAsync(new([new Compare.ModRevisionEquals(seen.Key, seen.ModRevision)], [put], []), Cancelled)).Succeeded;
    }

    private async Task<KeyValue> ReadAsync(EtcdClient client, int number) =>
        (await client.Kv.RangeAsync(KeyRange.Key(Key(number)), new(), Cancelled)).KeyValues[0];
}
