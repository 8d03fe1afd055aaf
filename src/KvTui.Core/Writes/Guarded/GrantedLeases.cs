using System.Collections.Concurrent;
using KvTui.Core.Editing.Leases;
using KvTui.Etcd;

namespace KvTui.Core.Writes.Guarded;

/// <summary>The leases that are granted for writes: each just before its write, and revoked if that certainly did not happen.</summary>
internal sealed class GrantedLeases(IEtcdClient client)
{
    private readonly ConcurrentDictionary<WriteRequest, WriteRequest.Put> _granted = [];

    /// <summary>Grants the lease that a write asks for; returns the write as it is to be sent.</summary>
    /// <exception cref="EtcdException">No lease is known to have been granted, so the write cannot be sent.</exception>
    public async Task<WriteRequest> GrantAsync(WriteRequest request, CancellationToken cancellationToken)
    {
        if (request is not WriteRequest.Put { Lease: { Use: LeaseUse.Grant, Number: var seconds } } put)
        {
            return request;
        }

        try
        {
            var id = await client.Leases.GrantAsync(TimeSpan.FromSeconds(seconds), request.ClusterId, cancellationToken);
            return _granted[request] = put with { Lease = new(LeaseUse.Attach, id) };
        }
        catch (EtcdException error)
        {
            var rest = error.MayHaveBeenApplied ? " If it was granted all the same, it has no key and ends by itself." : "";
            throw new EtcdException(error.Kind, $"no new lease: {error.Message}{rest}", error.Endpoint, inner: error);
        }
    }

    /// <summary>The outcome of a write, with the lease that is left where none is needed any more and it could not be revoked.</summary>
    public async Task<WriteOutcome> SettledAsync(WriteRequest request, WriteOutcome outcome, CancellationToken cancellationToken)
    {
        if (!_granted.TryGetValue(request, out var granted))
        {
            return outcome;
        }

        var id = granted.Lease.Number;

        if (outcome is WriteOutcome.Unknown)
        {
            return outcome with { LeftLease = id };
        }

        _granted.TryRemove(request, out _);
        try
        {
            if (outcome is not WriteOutcome.Applied)
            {
                await client.Leases.RevokeAsync(id, request.ClusterId, cancellationToken);
            }

            return outcome;
        }
        catch (EtcdException)
        {
            return outcome with { LeftLease = id };
        }
    }
}
