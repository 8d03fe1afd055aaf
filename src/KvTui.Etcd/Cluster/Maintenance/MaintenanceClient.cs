using Etcdserverpb;
using Google.Protobuf;
using KvTui.Etcd.Kv.Wire;

namespace KvTui.Etcd.Cluster.Maintenance;

/// <summary>The Maintenance service over the call pipeline, on raw bytes, as the first frame waits for it.</summary>
/// <param name="clusterId">The cluster that changes are meant for; 0 for the one that the client reads.</param>
internal sealed class MaintenanceClient(CallPipeline pipeline, ulong clusterId = 0) : IMaintenanceClient
{
    /// <summary>A member that defragments answers only after seconds, so the caller's patience decides.</summary>
    private static readonly TimeSpan LongestStatus = TimeSpan.FromSeconds(30);

    /// <summary>For what takes as long as the database is large; a member that is gone is noticed by its connection.</summary>
    private static readonly TimeSpan LongestWork = TimeSpan.FromHours(1);

    public IMaintenanceClient ForCluster(ulong clusterId) => new MaintenanceClient(pipeline, clusterId);

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

    public Task DefragmentAsync(EtcdEndpoint endpoint, CancellationToken cancellationToken)
        => DoAsync(RpcMethod.Defragment, new DefragmentRequest(), endpoint, LongestWork, cancellationToken);

    public Task MoveLeaderAsync(EtcdEndpoint leader, ulong target, CancellationToken cancellationToken)
        => DoAsync(RpcMethod.MoveLeader, new MoveLeaderRequest { TargetID = target }, leader, null, cancellationToken);

    public Task<ResponseHeader> CompactAsync(long revision, bool isPhysical, CancellationToken cancellationToken) => DoAsync(
        RpcMethod.Compact, new CompactionRequest { Revision = revision, Physical = isPhysical }, null, isPhysical ? LongestWork : null,
        cancellationToken);

    public Task<IReadOnlyList<Alarm>> AlarmsAsync(CancellationToken cancellationToken)
        => pipeline.CallAsync(CallDescription.Of(RpcMethod.Alarm, new AlarmRequest()), ReadAlarms, cancellationToken);

    public Task DisarmAsync(Alarm alarm, CancellationToken cancellationToken)
    {
        var request = new AlarmRequest
        {
            Action = AlarmRequest.Types.AlarmAction.Deactivate,
            MemberID = alarm.MemberId,
            Alarm = (AlarmType)(int)alarm.Kind,
        };
        return DoAsync(RpcMethod.Alarm, request, null, null, cancellationToken);
    }

    public async IAsyncEnumerable<SnapshotPart> SnapshotAsync(
        EtcdEndpoint endpoint, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var call = CallDescription.Of(RpcMethod.Snapshot, new SnapshotRequest()) with { Endpoint = endpoint };
        var stream = await pipeline.OpenAsync(call, cancellationToken).ConfigureAwait(false);
        await using var opened = stream.ConfigureAwait(false);
        while (await stream.ReadAsync(ReadPart, cancellationToken).ConfigureAwait(false) is (true, { } part))
        {
            yield return part;
        }
    }

    public Task<DataHash> HashAsync(EtcdEndpoint endpoint, long revision, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var call = CallDescription.Of(RpcMethod.HashKv, new HashKVRequest { Revision = revision });
        return pipeline.CallAsync(
            call with { Endpoint = endpoint, Timeout = timeout },
            message =>
            {
                var answer = HashKVResponse.Parser.ParseFrom(message.Span);
                var at = answer.HashRevision == 0 ? revision : answer.HashRevision;
                var hash = answer.Hash.ToString("x8", CultureInfo.InvariantCulture);
                return new DataHash(WireRecords.Header(answer.Header).MemberId, at, answer.CompactRevision, hash);
            },
            cancellationToken);
    }

    private static IReadOnlyList<Alarm> ReadAlarms(ReadOnlyMemory<byte> message)
    {
        var alarms = AlarmResponse.Parser.ParseFrom(message.Span).Alarms;
        return [.. alarms.Select(static each => new Alarm(each.MemberID, (AlarmKind)(int)each.Alarm))];
    }

    private static SnapshotPart ReadPart(ReadOnlyMemory<byte> message)
    {
        const int RemainingBytes = 2;
        const int Blob = 3;
        var (bytes, remaining) = (default(ReadOnlyMemory<byte>), 0L);
        var reader = new WireReader(message.Span);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case RemainingBytes:
                    remaining = reader.Int64();
                    break;
                case Blob:
                    bytes = WireRecords.Part(message, reader.Bytes());
                    break;
            }
        }

        return new(bytes, remaining);
    }

    private Task<ResponseHeader> DoAsync(
        RpcMethod method, IMessage request, EtcdEndpoint? endpoint, TimeSpan? patience, CancellationToken cancellationToken)
    {
        var call = CallDescription.Of(method, request) with { Endpoint = endpoint, Timeout = patience, ClusterId = clusterId };
        return pipeline.CallAsync(call, WireRecords.HeaderOnly, cancellationToken);
    }

    private static EndpointStatus ReadStatus(ReadOnlyMemory<byte> message)
    {
        var response = StatusResponse.Parser.ParseFrom(message.Span);
        return new(
            WireRecords.Header(response.Header), response.Version,
            response.DbSize, response.DbSizeInUse, response.DbSizeQuota,
            response.Leader, response.RaftIndex, response.RaftAppliedIndex, response.RaftTerm,
            response.IsLearner, [.. response.Errors])
        { StorageVersion = response.StorageVersion };
    }
}
