using Etcdserverpb;
using KvTui.Etcd.Calls.Invoker;

namespace KvTui.Etcd.Cluster;

/// <summary>The Lease service, as far as a put needs it.</summary>
public interface ILeaseClient
{
    /// <summary>Grants a lease, and returns its id; the time to live is rounded up to whole seconds, and etcd may raise it.</summary>
    Task<long> GrantAsync(TimeSpan timeToLive, CancellationToken cancellationToken);

    /// <summary>Revokes a lease, which deletes its keys.</summary>
    Task RevokeAsync(long id, CancellationToken cancellationToken);

    /// <summary>How long a lease has to live, in whole seconds; less than nothing if it has ended.</summary>
    Task<TimeSpan> TimeToLiveAsync(long id, CancellationToken cancellationToken);
}

/// <summary>The Lease service over the call pipeline.</summary>
internal sealed class LeaseClient(CallPipeline pipeline) : ILeaseClient
{
    private dotnet_etcd.EtcdClient Etcd => new(new PipelineInvoker(pipeline) { MayGrantLeases = true });

    public async Task<long> GrantAsync(TimeSpan timeToLive, CancellationToken cancellationToken)
    {
        var request = new LeaseGrantRequest { TTL = (long)Math.Ceiling(timeToLive.TotalSeconds) };
        return (await Etcd.LeaseGrantAsync(request, cancellationToken: cancellationToken).ConfigureAwait(false)).ID;
    }

    public Task RevokeAsync(long id, CancellationToken cancellationToken)
        => Etcd.LeaseRevokeAsync(new() { ID = id }, cancellationToken: cancellationToken);

    public Task<TimeSpan> TimeToLiveAsync(long id, CancellationToken cancellationToken) => pipeline.CallAsync(
        CallDescription.Of(RpcMethod.LeaseTimeToLive, new LeaseTimeToLiveRequest { ID = id }),
        static message => TimeSpan.FromSeconds(LeaseTimeToLiveResponse.Parser.ParseFrom(message.Span).TTL),
        cancellationToken);
}
