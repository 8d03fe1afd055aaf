using KvTui.Etcd;

namespace KvTui.Core.Exports.Running;

/// <summary>
/// The leases of an import: keys that shared one share a new one, which lives as long as the old one was granted. One that an import before
/// has granted is used again.
/// </summary>
internal sealed class ImportLeases(IEtcdClient client, ulong clusterId)
{
    private readonly LeaseTerms _times = new(client);
    private readonly Dictionary<long, long> _ids = [];
    private readonly HashSet<long> _granted = [];
    private readonly Dictionary<EtcdKey, long> _alone = [];

    /// <summary>Whether a record needs a lease for which none is known yet.</summary>
    public bool IsUnknown(ExportRecord record) => record.HasLease && (record.Lease == 0 || !_ids.ContainsKey(record.Lease));

    /// <summary>Whether a key has a lease if the record has one, and one that was granted the same time.</summary>
    public async ValueTask<bool> FitsAsync(ExportRecord record, KeyValue found, CancellationToken cancellationToken)
    {
        if (!record.HasLease || found.Lease.Id == 0)
        {
            return !record.HasLease && found.Lease.Id == 0;
        }

        if ((await _times.OfAsync(found.Lease.Id, cancellationToken)).Granted != record.TimeToLive)
        {
            return false;
        }

        if (record.Lease != 0)
        {
            _ids.TryAdd(record.Lease, found.Lease.Id);
        }

        return true;
    }

    /// <summary>The id of the lease for a record, granted if there is none yet; 0 if it needs none.</summary>
    /// <exception cref="EtcdException">No lease could be granted.</exception>
    public async ValueTask<long> OfAsync(ExportRecord record, CancellationToken cancellationToken)
    {
        if (!record.HasLease)
        {
            return 0;
        }

        if (record.Lease == 0 ? _alone.TryGetValue(record.Key, out var known) : _ids.TryGetValue(record.Lease, out known))
        {
            return known;
        }

        var id = await client.Leases.GrantAsync(record.TimeToLive!.Value, clusterId, cancellationToken);
        _granted.Add(id);
        return record.Lease == 0 ? _alone[record.Key] = id : _ids[record.Lease] = id;
    }

    /// <summary>Notes that a record is put, so that its lease is needed.</summary>
    public void Use(ExportRecord record)
    {
        if (record.HasLease && (record.Lease == 0 ? _alone.TryGetValue(record.Key, out var id) : _ids.TryGetValue(record.Lease, out id)))
        {
            _granted.Remove(id);
        }
    }

    /// <summary>Revokes the leases that were granted and not needed; where that fails, they have no key and end by themselves.</summary>
    public async Task RevokeUnusedAsync()
    {
        try
        {
            foreach (var id in _granted)
            {
                await client.Leases.RevokeAsync(id, clusterId, CancellationToken.None);
            }
        }
        catch (EtcdException)
        {
            // They end by themselves.
        }
    }
}
