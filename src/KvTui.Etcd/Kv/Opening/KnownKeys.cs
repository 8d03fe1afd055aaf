using KvTui.Etcd.Model;

namespace KvTui.Etcd.Kv.Opening;

/// <summary>Finds keys of a large keyspace that tell where to look for the first ones, without walking it.</summary>
internal sealed class KnownKeys(IKvClient kv, RecentKeys recent)
{
    /// <summary>What every Kubernetes cluster has, by its usual prefix and by OpenShift's.</summary>
    private static readonly EtcdKey[] Landmarks = [EtcdKey.FromText("/registry/namespaces/default"), EtcdKey.FromText("/kubernetes.io/namespaces/default")];

    /// <summary>Some keys, in order: a landmark, which is known at once, or what was written lately; empty if none shows in time.</summary>
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
