using KvTui.Etcd.Calls;
using KvTui.Etcd.Protos;
using KvTui.Etcd.Transport;
using KvTui.Etcd.Transport.Framing;

namespace KvTui.Etcd.Cluster;

/// <summary>The Cluster service over the call pipeline.</summary>
internal sealed class ClusterClient(CallPipeline pipeline) : IClusterClient
{
    public Task<MemberList> MemberListAsync(EtcdEndpoint? endpoint, CancellationToken cancellationToken)
    {
        var call = new CallDescriptor(RpcMethod.MemberList, new MemberListRequest()) { RequireLeader = false, Endpoint = endpoint, TokenIsOptional = true };
        return pipeline.CallAsync(call, Read, cancellationToken);
    }

    private static MemberList Read(ReadOnlySpan<byte> message)
    {
        var response = MemberListResponse.Parser.ParseFrom(message);
        return new(
            Headers.Of(response.Header),
            [.. response.Members.Select(static member => new Member(member.Id, member.Name, [.. member.PeerUrls], [.. member.ClientUrls], member.IsLearner))]);
    }
}
