using KvTui.Etcd;
using KvTui.Etcd.Kv;

namespace KvTui.Core.Journal.Undoing;

/// <summary>Looks which keys of a batch still are as the batch has left them, so that it can be taken back.</summary>
internal sealed class UndoCheck(IEtcdClient client)
{
    private static readonly RangeOptions WithoutValue = new() { KeysOnly = true, WithLeases = true };

    private readonly Dictionary<long, bool> _ended = [];

    /// <summary>The writes that take back those of a batch, guarded by what is there now; and those keys that stand against it.</summary>
    /// <exception cref="EtcdException">The keys could not be read, or another cluster answered.</exception>
    public async Task<(List<JournalWrite> Ready, List<UndoObstacle> Obstacles)> LookAsync(
        JournalGroup group, JournalBatch batch, IReadOnlyList<JournalWrite> writes, CancellationToken cancellationToken)
    {
        var (ready, obstacles) = (new List<JournalWrite>(writes.Count), new List<UndoObstacle>());
        var found = await ReadAsync(group, writes, cancellationToken);

        // Whoever revokes a lease and takes that back wants the keys, which no lease will end.
        var isWithoutLease = group.Act == JournalAct.Revoke;
        for (var first = 0; first < writes.Count;)
        {
            // What was done together is taken back together, or not at all.
            var (end, why) = (first, default(UndoObstacle));
            do
            {
                why ??= await ObstacleAsync(batch, writes[end], found[end], isWithoutLease, cancellationToken);
                end++;
            }
            while (end < writes.Count && writes[end].IsPaired);

            for (; first < end; first++)
            {
                var (write, now) = (writes[first], found[first]);
                if (why is not null)
                {
                    obstacles.Add(write.Key == why.Key ? why : new(write.Key, $"goes together with {Printable.Escaped(why.Key.Span)}"));
                    continue;
                }

                ready.Add(new(write.Key, now is null ? null : now with { Value = write.After!.Value }, write.Before?.Value)
                {
                    Lease = isWithoutLease ? KeyLease.None : write.Before?.Lease ?? KeyLease.None,
                    IsPaired = write.IsPaired,
                });
            }
        }

        return (ready, obstacles);
    }

    private async Task<UndoObstacle?> ObstacleAsync(
        JournalBatch batch, JournalWrite write, KeyValue? now, bool isWithoutLease, CancellationToken cancellationToken) =>
        Why(write, write.Left(batch.Revision), now) is { } why ? new(write.Key, why)
        : !isWithoutLease && write.Before is { Lease.Id: not 0 and var lease } && await HasEndedAsync(lease, cancellationToken)
            ? new(write.Key, $"its lease {KeyLease.FromInt64(lease)} has ended, and the key would have with it")
        : null;

    private static string? Why(JournalWrite write, KeyValue? left, KeyValue? now) => (left, now) switch
    {
        _ when write.IsBlind => "what was there before could not be read",
        (null, null) => null,
        (null, { } made) => $"made again since, at {Quantities.Revision(made.ModRevision)}",
        ({ }, null) => "deleted since",
        ({ } known, { } found) =>
            (known.CreateRevision, known.ModRevision, known.Version) == (found.CreateRevision, found.ModRevision, found.Version)
                ? null
                : $"changed since, at {Quantities.Revision(found.ModRevision)}",
    };

    /// <summary>What is there now of each key, without values; null for what does not exist.</summary>
    private async Task<KeyValue?[]> ReadAsync(
        JournalGroup group, IReadOnlyList<JournalWrite> writes, CancellationToken cancellationToken)
    {
        var reads = new TxnOperation[writes.Count];
        for (var each = 0; each < reads.Length; each++)
        {
            reads[each] = new TxnOperation.Range(KeyRange.Key(writes[each].Key), WithoutValue);
        }

        var answer = await client.Kv.TxnAsync(new([], reads, []), cancellationToken);
        if (ClusterIds.Differ(group.ClusterId, answer.Header.ClusterId))
        {
            var (was, now) = (ClusterIds.Text(group.ClusterId), ClusterIds.Text(answer.Header.ClusterId));
            throw new EtcdException(EtcdErrorKind.WrongCluster, $"it was written in cluster {was}, and cluster {now} is read now")
            {
                OtherClusterId = answer.Header.ClusterId,
            };
        }

        var found = new KeyValue?[reads.Length];
        for (var each = 0; each < found.Length; each++)
        {
            found[each] = answer.Responses[each] is TxnResponse.Range { Page.KeyValues: [var first, ..] } ? first : null;
        }

        return found;
    }

    private async Task<bool> HasEndedAsync(long lease, CancellationToken cancellationToken)
    {
        if (!_ended.TryGetValue(lease, out var hasEnded))
        {
            _ended[lease] = hasEnded = await client.Leases.TimeToLiveAsync(lease, cancellationToken) < TimeSpan.Zero;
        }

        return hasEnded;
    }
}
