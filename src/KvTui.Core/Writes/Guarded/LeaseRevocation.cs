using KvTui.Core.Journal;
using KvTui.Core.Journal.Keeping;
using KvTui.Etcd;
using KvTui.Etcd.Kv;

namespace KvTui.Core.Writes.Guarded;

/// <summary>
/// Ends leases, and takes their keys down in the journal before, so that they can be made again, without the lease. No guard can be sent
/// with it: what somebody puts between reading and revoking is not in the journal.
/// </summary>
public sealed class LeaseRevocation(IEtcdClient client, WriteJournal journal)
{
    /// <summary>How many keys are read in one request.</summary>
    private const int AtOnce = 32;

    /// <summary>Revokes a lease.</summary>
    /// <param name="clusterId">The only cluster that it is for; 0 for the one that is read.</param>
    /// <exception cref="EtcdException">The lease was not revoked, or whether it was is not known.</exception>
    public async Task RunAsync(long lease, ulong clusterId, CancellationToken cancellationToken)
    {
        var batches = journal.IsOn ? await ReadAsync(lease, cancellationToken) : [];
        var subject = batches is [[var first, ..], ..] ? first.Key : EtcdKey.Empty;
        var action = journal.Begin(JournalAct.Revoke, subject, clusterId == 0 ? client.ClusterId : clusterId);
        var numbers = new int[batches.Count];
        for (var each = 0; each < numbers.Length; each++)
        {
            numbers[each] = action.Begun(batches[each], isLast: each == numbers.Length - 1);
        }

        var fate = JournalFate.Begun;
        try
        {
            await client.Leases.RevokeAsync(lease, clusterId, cancellationToken);
            fate = JournalFate.Done;
        }
        catch (EtcdException failure) when (!failure.MayHaveBeenApplied)
        {
            fate = JournalFate.Refused;
            throw;
        }
        finally
        {
            foreach (var number in numbers)
            {
                journal.End(action.Id, number, fate, 0);
            }
        }
    }

    /// <summary>The deletions that the end of a lease is, in batches; none if it has no key, or is not there.</summary>
    private async Task<List<IReadOnlyList<JournalWrite>>> ReadAsync(long lease, CancellationToken cancellationToken)
    {
        var (batches, full) = (new JournalBatches(), new List<IReadOnlyList<JournalWrite>>());
        foreach (var keys in (await KeysAsync(lease, cancellationToken)).Chunk(AtOnce))
        {
            foreach (var write in await ReadAsync(lease, keys, cancellationToken))
            {
                if (batches.Add(write) is { } batch)
                {
                    full.Add(batch);
                }
            }
        }

        if (batches.Rest() is { Count: > 0 } rest)
        {
            full.Add(rest);
        }

        return full;
    }

    /// <summary>The keys of a lease; none for a user who may not be told them: he cannot bring them back either.</summary>
    private async Task<IReadOnlyList<EtcdKey>> KeysAsync(long lease, CancellationToken cancellationToken)
    {
        try
        {
            return (await client.Leases.InspectAsync(lease, withKeys: true, cancellationToken)).Keys;
        }
        catch (EtcdException failure) when (failure.Kind == EtcdErrorKind.PermissionDenied)
        {
            return [];
        }
    }

    private async Task<IEnumerable<JournalWrite>> ReadAsync(long lease, EtcdKey[] keys, CancellationToken cancellationToken)
    {
        try
        {
            TxnOperation[] reads = [.. keys.Select(static key => new TxnOperation.Range(KeyRange.Key(key), RangeOptions.Default))];
            var answer = await client.Kv.TxnAsync(new([], reads, []), cancellationToken);
            return answer.Responses
                .OfType<TxnResponse.Range>()
                .SelectMany(static each => each.Page.KeyValues)
                .Where(pair => !pair.Lease.IsKnown || pair.Lease.Id == lease)
                .Select(JournalWrite.Deletion);
        }
        catch (EtcdException failure) when (failure.Kind == EtcdErrorKind.PermissionDenied)
        {
            // What may not be read ends with the lease all the same, and cannot be made again.
            return keys.Select(static key => new JournalWrite(key, null, null) { IsBlind = true });
        }
    }
}
