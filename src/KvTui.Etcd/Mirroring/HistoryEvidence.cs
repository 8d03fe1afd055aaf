using KvTui.Etcd.Kv;
using KvTui.Etcd.Watch;

namespace KvTui.Etcd.Mirroring;

/// <summary>
/// The last put that was seen, by which a cluster that was wiped and made anew under the same names is told from the one that was mirrored:
/// such a cluster has the same cluster id, member ids and term, and its revision may have caught up.
/// </summary>
internal sealed class HistoryEvidence
{
    private EtcdKey _key;
    private long _revision;

    /// <summary>Forgets what was seen, for a new listing.</summary>
    public void Clear() => (_key, _revision) = (EtcdKey.Empty, 0);

    public void Add(KeyPage listed)
    {
        foreach (var record in listed)
        {
            if (record.ModRevision > _revision)
            {
                (_key, _revision) = (new(record.Key.ToArray()), record.ModRevision);
            }
        }
    }

    public void Add(IReadOnlyList<WatchEvent> changes)
    {
        foreach (var change in changes)
        {
            if (change.Kind == WatchEventKind.Put)
            {
                Add(change.KeyValue.Key, change.KeyValue.ModRevision);
            }
        }
    }

    /// <summary>
    /// Why the cluster's history can not be taken for the one that was seen; null if it is that one. Asks linearizably, so that the answer
    /// also proves that the cluster has a leader, and no member that lags behind is taken for a cluster made anew.
    /// </summary>
    /// <exception cref="EtcdException">It can not be told now.</exception>
    public async Task<string?> FindFaultAsync(IKvClient kv, CancellationToken cancellationToken)
    {
        if (_revision == 0)
        {
            return "the connection was lost before any key was seen";
        }

        try
        {
            return Judge(await ReadAsync(kv, _revision, cancellationToken).ConfigureAwait(false));
        }
        catch (EtcdException failure) when (failure.Kind == EtcdErrorKind.FutureRevision)
        {
            return $"the cluster has not reached revision {_revision}, which was seen before: it was restored or made anew";
        }
        catch (EtcdException failure) when (failure.Kind == EtcdErrorKind.Compacted)
        {
            // That revision is compacted; the key may still be as it was.
            return Judge(await ReadAsync(kv, 0, cancellationToken).ConfigureAwait(false));
        }
    }

    private Task<RangePage> ReadAsync(IKvClient kv, long revision, CancellationToken cancellationToken)
        => kv.RangeAsync(KeyRange.Key(_key), new() { Revision = revision, KeysOnly = true }, cancellationToken);

    private string? Judge(RangePage page)
        => page.KeyValues.Count == 1 && page.KeyValues[0].ModRevision == _revision
            ? null
            : $"the change seen last, at revision {_revision}, is not in the cluster's history: it was compacted, restored or made anew";

    private void Add(EtcdKey key, long revision)
    {
        if (revision > _revision)
        {
            (_key, _revision) = (key, revision);
        }
    }
}
