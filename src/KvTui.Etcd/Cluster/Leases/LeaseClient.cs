using System.Runtime.CompilerServices;
using Etcdserverpb;
using KvTui.Etcd.Calls.Invoker;

namespace KvTui.Etcd.Cluster.Leases;

/// <summary>The Lease service over the call pipeline.</summary>
internal sealed class LeaseClient(CallPipeline pipeline) : ILeaseClient
{
    private static readonly TimeSpan LeastPause = TimeSpan.FromMilliseconds(500);

    /// <summary>A day between two keep-alives is often enough, and timers count no further than 49 days.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    private dotnet_etcd.EtcdClient Etcd => new(new PipelineInvoker(pipeline) { MayGrantLeases = true });

    public async Task<LeaseDetails> GrantAsync(TimeSpan timeToLive, long id, CancellationToken cancellationToken)
    {
        var request = new LeaseGrantRequest { TTL = (long)Math.Ceiling(timeToLive.TotalSeconds), ID = id };
        var lease = await Etcd.LeaseGrantAsync(request, cancellationToken: cancellationToken).ConfigureAwait(false);
        var granted = Seconds(lease.TTL);
        return new(lease.ID, granted, granted, [], true);
    }

    public Task RevokeAsync(long id, CancellationToken cancellationToken)
        => Etcd.LeaseRevokeAsync(new() { ID = id }, cancellationToken: cancellationToken);

    public async IAsyncEnumerable<TimeSpan> KeepAliveAsync(long id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // etcd answers, then ends the half-closed stream, so one keep-alive is a call like any other, with retries.
        var call = new CallDescriptor(RpcMethod.LeaseKeepAlive, new LeaseKeepAliveRequest { ID = id }) { IsRepeatable = true };
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
            var pause = TimeSpan.FromTicks(Math.Clamp(left.Ticks / 3, LeastPause.Ticks, LongestPause.Ticks));
            await Task.Delay(pause, pipeline.Clock, cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task<LeaseDetails> TimeToLiveAsync(long id, bool keys, CancellationToken cancellationToken)
    {
        var lease = await Etcd.LeaseTimeToLiveAsync(new() { ID = id, Keys = keys }, cancellationToken: cancellationToken).ConfigureAwait(false);
        var exists = lease.TTL >= 0;
        return new(
            lease.ID,
            Seconds(exists ? lease.TTL : 0),
            Seconds(lease.GrantedTTL),
            [.. lease.Keys.Select(static key => new EtcdKey(key.ToByteArray()))],
            exists);
    }

    public async Task<IReadOnlyList<long>> ListAsync(CancellationToken cancellationToken)
    {
        var list = await Etcd.LeaseLeasesAsync(new LeaseLeasesRequest(), cancellationToken: cancellationToken).ConfigureAwait(false);
        return [.. list.Leases.Select(static lease => lease.ID)];
    }

    /// <summary>Sends one keep-alive, repeated until the lease must have expired.</summary>
    private async Task<TimeSpan> KeepAsync(CallDescriptor call, Deadline expiry, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await pipeline.CallAsync(call, ReadKeepAlive, cancellationToken).ConfigureAwait(false);
            }
            catch (EtcdException failure) when (failure.Kind.IsPassing() && failure.Kind != EtcdErrorKind.WrongCluster && expiry.Remaining > LeastPause && !pipeline.Closed.IsCancellationRequested)
            {
                await Task.Delay(LeastPause, pipeline.Clock, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static TimeSpan ReadKeepAlive(ReadOnlyMemory<byte> message) => Seconds(LeaseKeepAliveResponse.Parser.ParseFrom(message.Span).TTL);

    /// <summary>A time to live as it was told; one that is longer than a TimeSpan can be, which no real server tells, is the longest.</summary>
    private static TimeSpan Seconds(long told) =>
        TimeSpan.FromSeconds(Math.Clamp(told, TimeSpan.MinValue.Ticks / TimeSpan.TicksPerSecond, TimeSpan.MaxValue.Ticks / TimeSpan.TicksPerSecond));
}
