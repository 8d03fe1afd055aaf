namespace KvTui.Etcd.Kv.Opening;

/// <summary>Finds keys of a large keyspace, without walking it, that show where to look for the first ones.</summary>
internal sealed class KnownKeys(IKvClient kv, RecentKeys recent)
{
    /// <summary>Keys that every Kubernetes cluster has, under its usual prefix and under OpenShift's.</summary>
    private static readonly EtcdKey[] Landmarks =
        [EtcdKey.FromText("/registry/namespaces/default"), EtcdKey.FromText("/kubernetes.io/namespaces/default")];

    /// <summary>Some keys in order: landmarks, or else recently written keys; empty if none is found in time.</summary>
    public async Task<IReadOnlyList<EtcdKey>> FindAsync(KeyRange keys, KeyspaceSize size, CancellationToken cancellationToken)
    {
        var landmarks = await PresentAsync(keys, cancellationToken).ConfigureAwait(false);
        return landmarks.Count > 0 ? landmarks : await recent.ReadAsync(keys, size, cancellationToken).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<EtcdKey>> PresentAsync(KeyRange keys, CancellationToken cancellationToken)
    {
        var asked = Landmarks.Where(keys.Contains).ToArray();
        if (asked.Length == 0)
        {
            return [];
        }

        var reads = asked.Select(static key => new TxnOperation.Range(KeyRange.Key(key), new() { CountOnly = true, Serializable = true }));
        var answer = await kv.TxnAsync(new([], [.. reads], []), cancellationToken).ConfigureAwait(false);
        return [.. asked.Where((_, i) => answer.Responses[i] is TxnResponse.Range { Page.Count: > 0 })];
    }
}
