using KvTui.Etcd.Cluster;

namespace KvTui.Core.Exports.Running;

/// <summary>How long leases live; each is asked for once.</summary>
public sealed class LeaseTerms(ILeaseClient leases)
{
    private readonly Dictionary<long, LeaseTerm> _known = [];

    /// <summary>How many leases were asked for.</summary>
    public int Count => _known.Count;

    /// <summary>The times of a lease.</summary>
    /// <param name="id">Its id; not 0.</param>
    /// <exception cref="EtcdException">The cluster does not tell.</exception>
    public async ValueTask<LeaseTerm> OfAsync(long id, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(id, out var known))
        {
            return known;
        }

        var facts = await leases.InspectAsync(id, withKeys: false, cancellationToken);
        return _known[id] = facts.HasEnded ? LeaseTerm.Ended : new(facts.Left, facts.Granted);
    }
}
