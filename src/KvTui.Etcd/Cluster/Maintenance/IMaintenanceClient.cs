namespace KvTui.Etcd.Cluster.Maintenance;

/// <summary>The Maintenance service.</summary>
public interface IMaintenanceClient
{
    /// <summary>Asks exactly this endpoint for its status, once, and waits up to 30 s, whatever the command timeout.</summary>
    Task<EndpointStatus> StatusAsync(EtcdEndpoint endpoint, CancellationToken cancellationToken);

    /// <summary>
    /// Asks an endpoint for its status over a new connection, closed afterwards: behind a balancer, another member may answer there than on
    /// the existing one.
    /// </summary>
    Task<EndpointStatus> StatusApartAsync(EtcdEndpoint endpoint, CancellationToken cancellationToken);

    /// <summary>Asks exactly this endpoint, by a call open to any user, which member of which cluster it is; waits up to 30 s.</summary>
    Task<ResponseHeader> IdentifyAsync(EtcdEndpoint endpoint, CancellationToken cancellationToken);

    /// <summary>Waits until this endpoint answers a read of one key that the user may read; returns at once if there is none.</summary>
    /// <exception cref="EtcdException">The endpoint does not answer, or refuses the read.</exception>
    Task PingAsync(EtcdEndpoint endpoint, CancellationToken cancellationToken);

    /// <summary>
    /// Waits until the cluster has applied or lost what a member proposed before, by asking for the alarms, which etcd answers through the
    /// log (etcd: server/etcdserver/v3_server.go, Alarm); needs a quorum.
    /// </summary>
    /// <param name="endpoint">The only endpoint to ask, once; null for any.</param>
    Task BarrierAsync(EtcdEndpoint? endpoint, CancellationToken cancellationToken);
}

/// <summary>The status that a member reports. 0 and empty also mean that an older server does not report the value.</summary>
/// <param name="Leader">The leader's member id; 0 if the member knows none.</param>
/// <param name="DbSize">The size of the database in bytes, up to its high-water page.</param>
/// <param name="DbSizeQuota">The quota in bytes, from etcd 3.6 on.</param>
/// <param name="Errors">“etcdserver: no leader” and alarms, as text.</param>
public sealed record EndpointStatus(
    ResponseHeader Header, string Version,
    long DbSize, long DbSizeInUse, long DbSizeQuota,
    ulong Leader, ulong RaftIndex, ulong RaftAppliedIndex, ulong RaftTerm,
    bool IsLearner, IReadOnlyList<string> Errors);
