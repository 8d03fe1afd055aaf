using KvTui.Etcd.Calls;
using KvTui.Etcd.Calls.Invoker;
using KvTui.Etcd.Transport.Messages;

namespace KvTui.Etcd.Cluster;

/// <summary>The Cluster service over the call pipeline.</summary>
internal sealed class ClusterClient(CallPipeline pipeline) : IClusterClient
{
    public async Task<MemberList> MemberListAsync(EtcdEndpoint? endpoint, CancellationToken cancellationToken)
    {
        var etcd = new dotnet_etcd.EtcdClient(new PipelineInvoker(pipeline, endpoint));
        var response = await etcd.MemberListAsync(new(), cancellationToken: cancellationToken).ConfigureAwait(false);
        return new(
            Headers.Of(response.Header),
            [.. response.Members.Select(static member => new Member(member.ID, member.Name, [.. member.PeerURLs], [.. member.ClientURLs], member.IsLearner))]);
    }
}
