using Etcdserverpb;
using KvTui.Etcd.Kv.Wire;

namespace KvTui.Etcd.Cluster.Maintenance;

/// <summary>The Maintenance service over the call pipeline, on raw bytes, as the first frame waits for it.</summary>
internal sealed class MaintenanceClient(CallPipeline pipeline) : IMaintenanceClient
{
    /// <summary>A member that defragments answers only after seconds, so the caller's patience decides.</summary>
    private static readonly TimeSpan LongestStatus = TimeSpan.FromSeconds(30);

    public async Task<EndpointStatus> StatusAsync(EtcdEndpoint endpoint, CancellationToken cancellationToken)
    {
        var call = IdentityQuestion.Status with { Endpoint = endpoint, Timeout = LongestStatus };
        var status = await pipeline.CallAsync(call, ReadStatus, cancellationToken).ConfigureAwait(false);
        pipeline.Versions.Note(status.Header.MemberId, status.Version);
        if (MemberVersions.Parse(status.Version) is { } version)
        {
            pipeline.Pool.Of(endpoint).ServerVersion = version;
        }

        return status;
    }

    public async Task<EndpointStatus> StatusApartAsync(EtcdEndpoint endpoint, CancellationToken cancellationToken)
    {
        var channel = pipeline.Pool.Apart(endpoint);
        await using var transport = channel.Transport.ConfigureAwait(false);
        var call = IdentityQuestion.Status with { Endpoint = endpoint, Apart = channel };
        return await pipeline.CallAsync(call, ReadStatus, cancellationToken).ConfigureAwait(false);
    }

    public Task<ResponseHeader> IdentifyAsync(EtcdEndpoint endpoint, CancellationToken cancellationToken) => IdentityQuestion.AskAsync(
        endpoint, question => pipeline.CallAsync(question with { Timeout = LongestStatus }, WireRecords.HeaderOnly, cancellationToken));

    public async Task PingAsync(EtcdEndpoint endpoint, CancellationToken cancellationToken)
    {
        if (pipeline.Access.Rights.Readable(KeyRange.Prefix(pipeline.Root)) is not [var first, ..])
        {
            return;
        }

        var call = KvRequests.Touch(first.Start, endpoint) with { Timeout = LongestStatus };
        await pipeline.CallAsync(call, WireRecords.HeaderOnly, cancellationToken).ConfigureAwait(false);
    }

    public Task BarrierAsync(EtcdEndpoint? endpoint, CancellationToken cancellationToken)
    {
        var call = CallDescription.Of(RpcMethod.Alarm, new AlarmRequest()) with { Endpoint = endpoint };
        return pipeline.CallAsync(call, WireRecords.HeaderOnly, cancellationToken);
    }

    private static EndpointStatus ReadStatus(ReadOnlyMemory<byte> message)
    {
        var response = StatusResponse.Parser.ParseFrom(message.Span);
        return new(
            WireRecords.Header(response.Header), response.Version,
            response.DbSize, response.DbSizeInUse, response.DbSizeQuota,
            response.Leader, response.RaftIndex, response.RaftAppliedIndex, response.RaftTerm,
            response.IsLearner, [.. response.Errors]);
    }
}
