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

    public Task<MemberAddition> AddAsync(IReadOnlyList<string> peerUrls, bool isLearner, CancellationToken cancellationToken)
    {
        var request = new MemberAddRequest { IsLearner = isLearner };
        request.PeerURLs.AddRange(peerUrls);
        return pipeline.CallAsync(CallDescription.Of(RpcMethod.MemberAdd, request), ReadAddition, cancellationToken);
    }

    public Task<MemberList> RemoveAsync(ulong id, CancellationToken cancellationToken)
        => ChangeAsync(RpcMethod.MemberRemove, new MemberRemoveRequest { ID = id }, cancellationToken);

    public Task<MemberList> UpdateAsync(ulong id, IReadOnlyList<string> peerUrls, CancellationToken cancellationToken)
    {
        var request = new MemberUpdateRequest { ID = id };
        request.PeerURLs.AddRange(peerUrls);
        return ChangeAsync(RpcMethod.MemberUpdate, request, cancellationToken);
    }

    public Task<MemberList> PromoteAsync(ulong id, CancellationToken cancellationToken)
        => ChangeAsync(RpcMethod.MemberPromote, new MemberPromoteRequest { ID = id }, cancellationToken);

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
    private Task<MemberList> ChangeAsync(RpcMethod method, IMessage request, CancellationToken cancellationToken)
        => pipeline.CallAsync(CallDescription.Of(method, request), Read, cancellationToken);
}
