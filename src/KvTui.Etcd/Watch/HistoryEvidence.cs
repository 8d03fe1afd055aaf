using KvTui.Etcd.Kv;
using KvTui.Etcd.Model;

namespace KvTui.Etcd.Watch;

/// <summary>
/// The last put that was seen, by which a cluster that was wiped and made anew under the same names is told from the one that was mirrored:
/// such a cluster has the same cluster id, member ids and term, and its revision may have caught up.
/// </summary>
internal sealed class HistoryEvidence
{
    private Put _seen;

    /// <summary>Forgets what was seen, for a new listing.</summary>
    public void Clear() => _seen = default;

    public void Add(KeyPage listed)
    {
        foreach (var record in listed)
        {
            if (record.ModRevision > _seen.ModRevision)
            {
                _seen = new(new(record.Key.ToArray()), record.CreateRevision, record.ModRevision, record.Version);
            }
        }
    }

    public void Add(IReadOnlyList<WatchEvent> changes)
    {
        foreach (var change in changes)
        {
            if (change.Kind == WatchEventKind.Put && change.KeyValue.ModRevision > _seen.ModRevision)
            {
                _seen = Put.Of(change.KeyValue);
            }
        }
    }

    /// <summary>
    /// Why the cluster's history cannot be taken for the one that was seen; null if it is that one. Asks linearizably, so that the answer
    /// also proves that the cluster has a leader, and no member that lags behind is taken for a cluster made anew.
    /// </summary>
    /// <exception cref="EtcdException">It cannot be told now.</exception>
    public async Task<string?> FindFaultAsync(IKvClient kv, CancellationToken cancellationToken)
    {
        if (_seen.ModRevision == 0)
        {
            return "the connection was lost before any key was seen";
        }

        try
        {
            return Judge(await ReadAsync(kv, _seen.ModRevision, cancellationToken).ConfigureAwait(false));
        }
        catch (EtcdException failure) when (failure.Kind == EtcdErrorKind.FutureRevision)
        {
            return $"the cluster has not reached revision {_seen.ModRevision}, which was seen before: it was restored or made anew";
        }
        catch (EtcdException failure) when (failure.Kind == EtcdErrorKind.Compacted)
        {
            // That revision is compacted; the key may still be as it was.
            return Judge(await ReadAsync(kv, 0, cancellationToken).ConfigureAwait(false));
        }
    }

    private Task<RangePage> ReadAsync(IKvClient kv, long revision, CancellationToken cancellationToken)
        => kv.RangeAsync(KeyRange.Key(_seen.Key), new() { Revision = revision, KeysOnly = true }, cancellationToken);

    private string? Judge(RangePage page)
        => page.KeyValues.Count == 1 && Put.Of(page.KeyValues[0]) == _seen
            ? null
            : $"the change seen last, at revision {_seen.ModRevision}, is not in the cluster's history: it was compacted, restored or made anew";

    /// <summary>What of a put is in every answer; a young cluster's revisions meet one of these by chance, and hardly all.</summary>
    private readonly record struct Put(EtcdKey Key, long CreateRevision, long ModRevision, long Version)
    {
        public static Put Of(KeyValue pair) => new(pair.Key, pair.CreateRevision, pair.ModRevision, pair.Version);
    }
}
