using Etcdserverpb;
using Google.Protobuf;

namespace KvTui.Etcd.Cluster;

/// <summary>The Cluster service over the call pipeline, on raw bytes, as the first frame waits for it.</summary>
internal sealed class ClusterClient(CallPipeline pipeline) : IClusterClient
{
    public Task<MemberList> MemberListAsync(EtcdEndpoint? endpoint, CancellationToken cancellationToken)
    {
        var call = CallDescription.Of(RpcMethod.MemberList, new MemberListRequest()) with { Endpoint = endpoint };
        return pipeline.CallAsync(call, Read, cancellationToken);
    }

    public Task<MemberAddition> AddAsync(
        IReadOnlyList<string> peerUrls, bool isLearner, ulong clusterId, CancellationToken cancellationToken)
    {
        var request = new MemberAddRequest { IsLearner = isLearner };
        request.PeerURLs.AddRange(peerUrls);
        var call = CallDescription.Of(RpcMethod.MemberAdd, request) with { ClusterId = clusterId };
        return pipeline.CallAsync(call, ReadAddition, cancellationToken);
    }

    public Task<MemberList> RemoveAsync(ulong id, ulong clusterId, CancellationToken cancellationToken)
        => ChangeAsync(RpcMethod.MemberRemove, new MemberRemoveRequest { ID = id }, clusterId, cancellationToken);

    public Task<MemberList> UpdateAsync(ulong id, IReadOnlyList<string> peerUrls, ulong clusterId, CancellationToken cancellationToken)
    {
        var request = new MemberUpdateRequest { ID = id };
        request.PeerURLs.AddRange(peerUrls);
        return ChangeAsync(RpcMethod.MemberUpdate, request, clusterId, cancellationToken);
    }

    public Task<MemberList> PromoteAsync(ulong id, ulong clusterId, CancellationToken cancellationToken)
        => ChangeAsync(RpcMethod.MemberPromote, new MemberPromoteRequest { ID = id }, clusterId, cancellationToken);

    private static MemberAddition ReadAddition(ReadOnlyMemory<byte> message)
    {
        var response = MemberAddResponse.Parser.ParseFrom(message.Span);
        return new(Of(response.Member), new(WireRecords.Header(response.Header), [.. response.Members.Select(Of)]));
    }

    private static MemberList Read(ReadOnlyMemory<byte> message)
    {
        var response = MemberListResponse.Parser.ParseFrom(message.Span);
        return new(WireRecords.Header(response.Header), [.. response.Members.Select(Of)]);
    }

    private static Member Of(Etcdserverpb.Member member)
        => new(member.ID, member.Name, [.. member.PeerURLs], [.. member.ClientURLs], member.IsLearner);

    /// <summary>The answers to removal, update and promotion have the fields of the member list (etcd: rpc.proto).</summary>
    private Task<MemberList> ChangeAsync(RpcMethod method, IMessage request, ulong clusterId, CancellationToken cancellationToken)
        => pipeline.CallAsync(CallDescription.Of(method, request) with { ClusterId = clusterId }, Read, cancellationToken);
}
