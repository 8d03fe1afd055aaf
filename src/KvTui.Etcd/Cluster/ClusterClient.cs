using Etcdserverpb;

namespace KvTui.Etcd.Cluster;

/// <summary>The Cluster service over the call pipeline, on raw bytes, as the first frame waits for it.</summary>
internal sealed class ClusterClient(CallPipeline pipeline) : IClusterClient
{
    public Task<MemberList> MemberListAsync(EtcdEndpoint? endpoint, CancellationToken cancellationToken)
    {
        var call = CallDescription.Of(RpcMethod.MemberList, new MemberListRequest()) with { Endpoint = endpoint };
        return pipeline.CallAsync(call, Read, cancellationToken);
    }

    private static MemberList Read(ReadOnlyMemory<byte> message)
    {
        var response = MemberListResponse.Parser.ParseFrom(message.Span);
        var members = response.Members.Select(static m => new Member(m.ID, m.Name, [.. m.PeerURLs], [.. m.ClientURLs], m.IsLearner));
        return new(WireRecords.Header(response.Header), [.. members]);
    }
}
