using KvTui.Etcd;

namespace KvTui.Core.Exports.Running;

/// <summary>How long leases live; each is asked for once.</summary>
public sealed class LeaseTerms(IEtcdClient client)
{
    private readonly Dictionary<long, LeaseTerm> _known = [];

    /// <summary>How many leases were found.</summary>
    public int Count => _known.Count(static each => each.Value != LeaseTerm.Ended);

    /// <summary>How many keys had a lease that the file, if it is one, does not have: they live without it.</summary>
    public long Lost { get; private set; }

    /// <summary>Exports a key with the times of its lease.</summary>
    /// <exception cref="EtcdException">The cluster does not tell them.</exception>
    public async ValueTask ExportAsync(KeyValue pair, IExportWriter writer, CancellationToken cancellationToken)
    {
        var term = pair.Lease.Id == 0 ? null : await OfAsync(pair.Lease.Id, cancellationToken);
        if (term == LeaseTerm.Ended && client.Options.File is not null)
        {
            Lost++;
            (pair, term) = (pair with { Lease = KeyLease.None }, null);
        }

        writer.Add(pair, term);
    }

    /// <summary>The times of a lease.</summary>
    /// <param name="id">Its id; not 0.</param>
    /// <exception cref="EtcdException">The cluster does not tell.</exception>
    public async ValueTask<LeaseTerm> OfAsync(long id, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(id, out var known))
        {
            return known;
        }

        var facts = await client.Leases.InspectAsync(id, withKeys: false, cancellationToken);
        return _known[id] = facts.HasEnded ? LeaseTerm.Ended : new(facts.Left, facts.Granted);
    }
}
