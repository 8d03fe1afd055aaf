using System.Runtime.CompilerServices;
using KvTui.Etcd.Calls;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Kv.Wire;
using KvTui.Etcd.Protos;
using KvTui.Etcd.Transport;

namespace KvTui.Etcd.Leases;

/// <summary>The Lease service over the call pipeline.</summary>
internal sealed class LeaseClient(CallPipeline pipeline) : ILeaseClient
{
    private static readonly TimeSpan LeastPause = TimeSpan.FromMilliseconds(500);

    public Task<LeaseDetails> GrantAsync(TimeSpan timeToLive, long id, CancellationToken cancellationToken)
    {
        var request = new LeaseGrantRequest { Ttl = (long)Math.Ceiling(timeToLive.TotalSeconds), Id = id };
        return pipeline.CallAsync(new(RpcMethod.LeaseGrant, request), ReadGrant, cancellationToken);
    }

    public Task RevokeAsync(long id, CancellationToken cancellationToken)
    {
        // It deletes the lease's keys, wherever they are, so a confined client may not do it.
        var call = new CallDescriptor(RpcMethod.LeaseRevoke, new LeaseRevokeRequest { Id = id }) { Ranges = [KeyRange.All] };
        return pipeline.CallAsync(call, KvResponses.HeaderOnly, cancellationToken);
    }

    public async IAsyncEnumerable<TimeSpan> KeepAliveAsync(long id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // etcd answers and ends the stream once it is half-closed, so one keep-alive is a call like any other, with its retries.
        var call = new CallDescriptor(RpcMethod.LeaseKeepAlive, new LeaseKeepAliveRequest { Id = id }) { IsRepeatable = true };
        var expiry = new Deadline(pipeline.Clock, TimeSpan.MaxValue);
        while (true)
        {
            var left = await KeepAsync(call, expiry, cancellationToken).ConfigureAwait(false);
            if (left <= TimeSpan.Zero)
            {
                yield break;
            }

            expiry = new(pipeline.Clock, left);
            yield return left;
            await Task.Delay(left / 3 > LeastPause ? left / 3 : LeastPause, pipeline.Clock, cancellationToken).ConfigureAwait(false);
        }
    }

    public Task<LeaseDetails> TimeToLiveAsync(long id, bool keys, CancellationToken cancellationToken)
    {
        // The keys of a lease may be anywhere, so a confined client gets only the times.
        var call = new CallDescriptor(RpcMethod.LeaseTimeToLive, new LeaseTimeToLiveRequest { Id = id, Keys = keys }) { Ranges = keys ? [KeyRange.All] : [] };
        return pipeline.CallAsync(call, ReadTimeToLive, cancellationToken);
    }

    public Task<IReadOnlyList<long>> ListAsync(CancellationToken cancellationToken)
        => pipeline.CallAsync(new(RpcMethod.LeaseLeases, new LeaseLeasesRequest()), ReadList, cancellationToken);

    /// <summary>One keep-alive, tried until the lease must have expired.</summary>
    private async Task<TimeSpan> KeepAsync(CallDescriptor call, Deadline expiry, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await pipeline.CallAsync(call, ReadKeepAlive, cancellationToken).ConfigureAwait(false);
            }
            catch (EtcdException failure) when (RetryRule.IsPassing(failure.Kind) && expiry.Remaining > LeastPause && !pipeline.Closed.IsCancellationRequested)
            {
                await Task.Delay(LeastPause, pipeline.Clock, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static LeaseDetails ReadGrant(ReadOnlySpan<byte> message)
    {
        var response = LeaseGrantResponse.Parser.ParseFrom(message);
        var granted = TimeSpan.FromSeconds(response.Ttl);
        return new(response.Id, granted, granted, [], true);
    }

    private static TimeSpan ReadKeepAlive(ReadOnlySpan<byte> message) => TimeSpan.FromSeconds(LeaseKeepAliveResponse.Parser.ParseFrom(message).Ttl);

    private static LeaseDetails ReadTimeToLive(ReadOnlySpan<byte> message)
    {
        var response = LeaseTimeToLiveResponse.Parser.ParseFrom(message);
        var exists = response.Ttl >= 0;
        return new(
            response.Id,
            TimeSpan.FromSeconds(exists ? response.Ttl : 0),
            TimeSpan.FromSeconds(response.GrantedTtl),
            [.. response.Keys.Select(static key => new EtcdKey(key.ToByteArray()))],
            exists);
    }

    private static IReadOnlyList<long> ReadList(ReadOnlySpan<byte> message)
        => [.. LeaseLeasesResponse.Parser.ParseFrom(message).Leases.Select(static lease => lease.Id)];
}
