using System.Collections.Concurrent;
using Etcdserverpb;
using KvTui.Etcd.Calls.Invoker;

namespace KvTui.Etcd.Cluster;

/// <summary>The Lease service over the call pipeline.</summary>
internal sealed class LeaseClient(CallPipeline pipeline) : ILeaseClient
{
    private readonly ConcurrentDictionary<long, long> _granted = [];

    public async Task<long> GrantAsync(TimeSpan timeToLive, ulong clusterId, CancellationToken cancellationToken)
    {
        var request = new LeaseGrantRequest { TTL = (long)Math.Ceiling(timeToLive.TotalSeconds) };
        var etcd = Etcd(clusterId, isOwn: true);
        var id = (await etcd.LeaseGrantAsync(request, cancellationToken: cancellationToken).ConfigureAwait(false)).ID;
        _granted[id] = id;
        return id;
    }

    public Task RevokeAsync(long id, ulong clusterId, CancellationToken cancellationToken)
        => Etcd(clusterId, _granted.ContainsKey(id)).LeaseRevokeAsync(new() { ID = id }, cancellationToken: cancellationToken);

    public async Task<TimeSpan> TimeToLiveAsync(long id, CancellationToken cancellationToken)
        => (await InspectAsync(id, false, cancellationToken).ConfigureAwait(false)).Left;

    public Task<IReadOnlyList<long>> ListAsync(CancellationToken cancellationToken) => pipeline.CallAsync(
        CallDescription.Of(RpcMethod.LeaseLeases, new LeaseLeasesRequest()), ReadList, cancellationToken);

    public Task<LeaseFacts> InspectAsync(long id, bool withKeys, CancellationToken cancellationToken) => pipeline.CallAsync(
        CallDescription.Of(RpcMethod.LeaseTimeToLive, new LeaseTimeToLiveRequest { ID = id, Keys = withKeys }),
        message => ReadFacts(id, message),
        cancellationToken);

    public async Task<TimeSpan> KeepAliveAsync(long id, ulong clusterId, CancellationToken cancellationToken)
    {
        var call = CallDescription.Of(RpcMethod.LeaseKeepAlive, new LeaseKeepAliveRequest { ID = id }) with { ClusterId = clusterId };
        using var limit = new CallTimeout(pipeline.CommandTimeout, pipeline.Clock, cancellationToken);
        try
        {
            // Every user may keep a lease alive; but a confined client touches nothing that may have keys elsewhere.
            var opened = await pipeline.OpenAsync(
                pipeline.Root.IsEmpty ? call with { Ranges = [], Changes = [] } : call, limit.Token).ConfigureAwait(false);
            await using var closing = opened.ConfigureAwait(false);
            var (isRead, answer) = await opened.ReadAsync(ReadKeepAlive, limit.Token).ConfigureAwait(false);
            return isRead
                ? TimeSpan.FromSeconds(answer!.TTL)
                : throw new EtcdException(
                    EtcdErrorKind.ConnectionLost, $"{opened.Channel.Endpoint}: the stream ended without an answer; try again.",
                    opened.Channel.Endpoint, mayHaveBeenApplied: true);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new EtcdException(
                EtcdErrorKind.DeadlineExceeded,
                $"Lease/LeaseKeepAlive was not answered within {pipeline.CommandTimeout.TotalSeconds:0.###} s; try again.",
                mayHaveBeenApplied: true);
        }
    }

    private static IReadOnlyList<long> ReadList(ReadOnlyMemory<byte> message)
    {
        long[] ids = [.. LeaseLeasesResponse.Parser.ParseFrom(message.Span).Leases.Select(static lease => lease.ID)];
        Array.Sort(ids);
        return ids;
    }

    private static LeaseFacts ReadFacts(long id, ReadOnlyMemory<byte> message)
    {
        var answer = LeaseTimeToLiveResponse.Parser.ParseFrom(message.Span);
        EtcdKey[] keys = [.. answer.Keys.Select(static key => new EtcdKey(key.ToByteArray()))];
        Array.Sort(keys);
        return new(id, TimeSpan.FromSeconds(answer.TTL), TimeSpan.FromSeconds(answer.GrantedTTL), keys);
    }

    private static LeaseKeepAliveResponse ReadKeepAlive(ReadOnlyMemory<byte> message)
        => LeaseKeepAliveResponse.Parser.ParseFrom(message.Span);

    private dotnet_etcd.EtcdClient Etcd(ulong clusterId, bool isOwn)
        => new(new PipelineInvoker(pipeline) { MayGrantLeases = isOwn, ClusterId = clusterId });
}
