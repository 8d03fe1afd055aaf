using KvTui.Etcd.Cluster;

namespace KvTui.Core.Leases;

/// <summary>Asks for every lease of a cluster; etcd lists only their ids, so each takes a call of its own.</summary>
public static class LeaseSurvey
{
    /// <summary>How many are asked for at once.</summary>
    private const int AtOnce = 8;

    /// <summary>Reads them all, in the order of their ids; those that end meanwhile are left out.</summary>
    /// <param name="withKeys">Whether their keys are wanted, which takes the right to read every key.</param>
    /// <param name="seen">Told how many of how many were read.</param>
    /// <exception cref="EtcdException">The leases cannot be listed, or one cannot be asked for.</exception>
    public static async Task<IReadOnlyList<LeaseFacts>> ReadAsync(
        ILeaseClient client, bool withKeys, Action<int, int> seen, CancellationToken cancellationToken)
    {
        var ids = await client.ListAsync(cancellationToken);
        var leases = new List<LeaseFacts>(ids.Count);
        for (var first = 0; first < ids.Count; first += AtOnce)
        {
            var asked = new Task<LeaseFacts>[Math.Min(AtOnce, ids.Count - first)];
            for (var each = 0; each < asked.Length; each++)
            {
                asked[each] = client.InspectAsync(ids[first + each], withKeys, cancellationToken);
            }

            foreach (var lease in await Task.WhenAll(asked))
            {
                if (!lease.HasEnded)
                {
                    leases.Add(lease);
                }
            }

            seen(Math.Min(first + AtOnce, ids.Count), ids.Count);
        }

        return leases;
    }
}
