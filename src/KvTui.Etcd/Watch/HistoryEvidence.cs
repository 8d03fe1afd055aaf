namespace KvTui.Etcd.Watch;

/// <summary>
/// The last put that was seen, which distinguishes the mirrored cluster from one that was wiped and recreated under the same names: such a
/// cluster has the same cluster id, member ids and term, and its revision may have caught up.
/// </summary>
internal sealed class HistoryEvidence
{
    private Put _seen;

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
    /// Why the cluster's history is not the one that was seen; null if it is. The reads are linearizable, so that an answer also proves
    /// that the cluster has a leader, and a member that lags behind is not taken for a recreated cluster.
    /// </summary>
    /// <exception cref="EtcdException">A read fails, which leaves the question open.</exception>
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
            return $"the cluster has not reached revision {_seen.ModRevision}, which was seen before: it was restored or recreated";
        }
        catch (EtcdException failure) when (failure.Kind == EtcdErrorKind.Compacted)
        {
            // The revision is compacted, but the key may be unchanged.
            return Judge(await ReadAsync(kv, 0, cancellationToken).ConfigureAwait(false));
        }
    }

    private Task<RangePage> ReadAsync(IKvClient kv, long revision, CancellationToken cancellationToken)
        => kv.RangeAsync(KeyRange.Key(_seen.Key), new() { Revision = revision, KeysOnly = true }, cancellationToken);

    private string? Judge(RangePage page)
        => page.KeyValues.Count == 1 && Put.Of(page.KeyValues[0]) == _seen
            ? null
            : $"the change seen last, at revision {_seen.ModRevision}, is not in the cluster's history: "
                + "it was compacted, restored or recreated";

    /// <summary>The parts of a put that every answer has; a young cluster may match one of them by chance, but hardly all.</summary>
    private readonly record struct Put(EtcdKey Key, long CreateRevision, long ModRevision, long Version)
    {
        public static Put Of(KeyValue pair) => new(pair.Key, pair.CreateRevision, pair.ModRevision, pair.Version);
    }
}
