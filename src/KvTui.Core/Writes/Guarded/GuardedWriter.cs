using System.Collections.Concurrent;
using KvTui.Etcd;

namespace KvTui.Core.Writes.Guarded;

/// <summary>
/// Carries out writes as transactions guarded by what the user has seen. A write is sent once; if its answer gets lost, what became of it
/// is found out by reading.
/// </summary>
public sealed class GuardedWriter(IEtcdClient client, TimeProvider clock)
{
    private readonly ConcurrentDictionary<WriteRequest, ClusterMoment> _lost = [];
    private readonly GrantedLeases _leases = new(client);
    private volatile ClusterMoment _known = ClusterMoment.Unknown;

    /// <summary>Notes how far the cluster has come, by any answer of it. On any thread.</summary>
    public void Note(ResponseHeader header) => _known = _known.Or(header);

    /// <summary>Sends a write, once.</summary>
    /// <param name="doubted">Told, before it is found out, that the answer got lost and why.</param>
    public async Task<WriteOutcome> WriteAsync(WriteRequest request, Action<EtcdException> doubted, CancellationToken cancellationToken)
    {
        var before = _known.Of(request.ClusterId);
        try
        {
            return await _leases.SettledAsync(request, await SendAsync(request, cancellationToken), cancellationToken);
        }
        catch (EtcdException error) when (error.MayHaveBeenApplied || error.Kind == EtcdErrorKind.NoSpace)
        {
            // etcd raises NOSPACE after applying the put that passes the quota (etcd: server/etcdserver/apply.go, quotaApplierV3).
            doubted(error);
            _lost[request] = before;
            return await FindOutAsync(request, error, before, cancellationToken);
        }
        catch (EtcdException error)
        {
            return await _leases.SettledAsync(request, new WriteOutcome.Failed(error), cancellationToken);
        }
    }

    /// <summary>Finds out what became of a write that was sent earlier; it is not sent again.</summary>
    public Task<WriteOutcome> FindOutAsync(WriteRequest request, EtcdException error, CancellationToken cancellationToken) =>
        FindOutAsync(request, error, _lost.GetValueOrDefault(request, ClusterMoment.Unknown), cancellationToken);

    private async Task<WriteOutcome> FindOutAsync(
        WriteRequest request, EtcdException error, ClusterMoment before, CancellationToken cancellationToken)
    {
        var outcome = await new WriteInquiry(client, clock, request, error, before).RunAsync(cancellationToken);
        if (outcome is not WriteOutcome.Unknown)
        {
            _lost.TryRemove(request, out _);
        }

        return await _leases.SettledAsync(request, outcome, cancellationToken);
    }

    private async Task<WriteOutcome> SendAsync(WriteRequest request, CancellationToken cancellationToken)
    {
        var guard = await new WriteGuard(client.Kv).MakeAsync(request, cancellationToken);
        if (guard.Failed is { } outcome)
        {
            return outcome;
        }

        var sent = await _leases.GrantAsync(request, cancellationToken);
        var result = await client.Kv.TxnAsync(WriteTxn.Of(sent, guard.Compare), cancellationToken);
        Note(result.Header);
        return WriteTxn.Outcome(request, result);
    }
}
