using System.Collections.Concurrent;
using Etcdserverpb;
using KvTui.Etcd.Calls.Invoker;

namespace KvTui.Etcd.Cluster;

/// <summary>The Lease service, as far as a put needs it.</summary>
public interface ILeaseClient
{
    /// <summary>Grants a lease, and returns its id; the time to live is rounded up to whole seconds, and etcd may raise it.</summary>
    /// <param name="clusterId">The id of the only cluster that it is meant for; 0 for the one that this client reads.</param>
    Task<long> GrantAsync(TimeSpan timeToLive, ulong clusterId, CancellationToken cancellationToken);

    /// <summary>Revokes a lease, which deletes its keys. A confined client revokes only what it has granted itself.</summary>
    /// <param name="clusterId">The id of the only cluster that it is meant for; 0 for the one that this client reads.</param>
    Task RevokeAsync(long id, ulong clusterId, CancellationToken cancellationToken);

    /// <summary>How long a lease has to live, in whole seconds; less than nothing if it has ended.</summary>
    Task<TimeSpan> TimeToLiveAsync(long id, CancellationToken cancellationToken);
}

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

    public Task<TimeSpan> TimeToLiveAsync(long id, CancellationToken cancellationToken) => pipeline.CallAsync(
        CallDescription.Of(RpcMethod.LeaseTimeToLive, new LeaseTimeToLiveRequest { ID = id }),
        static message => TimeSpan.FromSeconds(LeaseTimeToLiveResponse.Parser.ParseFrom(message.Span).TTL),
        cancellationToken);

    private dotnet_etcd.EtcdClient Etcd(ulong clusterId, bool isOwn)
        => new(new PipelineInvoker(pipeline) { MayGrantLeases = isOwn, ClusterId = clusterId });
}
