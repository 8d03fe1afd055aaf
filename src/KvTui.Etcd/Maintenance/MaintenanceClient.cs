using KvTui.Etcd.Calls;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Kv.Wire;
using KvTui.Etcd.Protos;
using KvTui.Etcd.Transport;
using KvTui.Etcd.Transport.Framing;

namespace KvTui.Etcd.Maintenance;

/// <summary>The Maintenance service over the call pipeline.</summary>
internal sealed class MaintenanceClient(CallPipeline pipeline) : IMaintenanceClient
{
    /// <summary>A member that defragments leaves it waiting for seconds, so the caller's patience counts.</summary>
    private static readonly TimeSpan LongestStatus = TimeSpan.FromSeconds(30);

    public async Task<EndpointStatus> StatusAsync(EtcdEndpoint endpoint, CancellationToken cancellationToken)
    {
        var call = new CallDescriptor(RpcMethod.Status, new StatusRequest())
        {
            RequireLeader = false,
            Endpoint = endpoint,
            Timeout = LongestStatus,
            TokenIsOptional = true,
        };
        var status = await pipeline.CallAsync(call, ReadStatus, cancellationToken).ConfigureAwait(false);
        if (Version.TryParse(status.Version.AsSpan().TrimEnd("+-abcdefghijklmnopqrstuvwxyz"), out var version))
        {
            pipeline.Pool.Of(endpoint).ServerVersion = version;
        }

        return status;
    }

    public async Task PingAsync(EtcdEndpoint endpoint, CancellationToken cancellationToken)
    {
        if (pipeline.Access.Rights.Readable(KeyRange.Prefix(pipeline.Root)) is not [var first, ..])
        {
            return;
        }

        var key = KeyRange.Key(first.Start);
        var call = new CallDescriptor(RpcMethod.Range, KvRequests.Range(key, new() { KeysOnly = true, Serializable = true }))
        {
            Ranges = [key],
            RequireLeader = false,
            Endpoint = endpoint,
            Timeout = LongestStatus,
        };
        await pipeline.CallAsync(call, KvResponses.HeaderOnly, cancellationToken).ConfigureAwait(false);
    }

    public Task<IReadOnlyList<Alarm>> AlarmsAsync(CancellationToken cancellationToken)
        => pipeline.CallAsync(new(RpcMethod.Alarm, new AlarmRequest()), ReadAlarms, cancellationToken);

    public Task BarrierAsync(EtcdEndpoint? endpoint, CancellationToken cancellationToken)
        => pipeline.CallAsync(new(RpcMethod.Alarm, new AlarmRequest()) { Endpoint = endpoint }, ReadAlarms, cancellationToken);

    private static EndpointStatus ReadStatus(ReadOnlySpan<byte> message)
    {
        var response = StatusResponse.Parser.ParseFrom(message);
        return new(
            Headers.Of(response.Header),
            response.Version,
            response.DbSize,
            response.DbSizeInUse,
            response.DbSizeQuota,
            response.Leader,
            response.RaftIndex,
            response.RaftAppliedIndex,
            response.RaftTerm,
            response.IsLearner,
            [.. response.Errors]);
    }

    private static IReadOnlyList<Alarm> ReadAlarms(ReadOnlySpan<byte> message)
        => [.. AlarmResponse.Parser.ParseFrom(message).Alarms.Select(static alarm => new Alarm(alarm.MemberId, (AlarmKind)alarm.Alarm))];
}
