namespace KvTui.Etcd.Cluster.Maintenance;

/// <summary>The Maintenance service.</summary>
public interface IMaintenanceClient
{
    /// <summary>The same calls, meant for one cluster: what would change another one is refused.</summary>
    /// <param name="clusterId">The cluster's id; 0 stands for the cluster that the client reads.</param>
    IMaintenanceClient ForCluster(ulong clusterId);

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

    /// <summary>
    /// Defragments the database of exactly this endpoint's member, which serves nothing meanwhile, however long that takes. A call that is
    /// cancelled or cut off does not stop the member.
    /// </summary>
    /// <exception cref="EtcdException">
    /// The member refuses, as a learner does, or does not answer any more; then it may still be at it.
    /// </exception>
    Task DefragmentAsync(EtcdEndpoint endpoint, CancellationToken cancellationToken);

    /// <summary>Hands the leadership to another voter.</summary>
    /// <param name="leader">An endpoint of the leader; other members refuse.</param>
    /// <param name="target">The id of the member that is to lead.</param>
    /// <exception cref="EtcdException">
    /// <see cref="EtcdErrorKind.FailedPrecondition"/>: the endpoint's member does not lead, or the target cannot.
    /// </exception>
    Task MoveLeaderAsync(EtcdEndpoint leader, ulong target, CancellationToken cancellationToken);

    /// <summary>
    /// Forgets what was changed before a revision: that revision and later ones remain readable. Returns the answer's header.
    /// </summary>
    /// <param name="isPhysical">
    /// Whether to wait, up to an hour, until the space is free inside the database of the member that answers (etcd:
    /// server/etcdserver/v3_server.go, Compact).
    /// </param>
    /// <exception cref="EtcdException">
    /// <see cref="EtcdErrorKind.Compacted"/>: that has been done already; <see cref="EtcdErrorKind.FutureRevision"/>.
    /// </exception>
    Task<ResponseHeader> CompactAsync(long revision, bool isPhysical, CancellationToken cancellationToken);

    /// <summary>The alarms that are raised; needs a quorum.</summary>
    Task<IReadOnlyList<Alarm>> AlarmsAsync(CancellationToken cancellationToken);

    /// <summary>Takes back one alarm of one member; one that is not raised is no error. An alarm whose cause remains comes back.</summary>
    Task DisarmAsync(Alarm alarm, CancellationToken cancellationToken);

    /// <summary>
    /// Reads a snapshot of exactly this endpoint's member: the pages of its database, then the 32 bytes of their SHA-256, cut anywhere.
    /// What was not read to the end, or does not have that hash, is no snapshot.
    /// </summary>
    IAsyncEnumerable<SnapshotPart> SnapshotAsync(EtcdEndpoint endpoint, CancellationToken cancellationToken);

    /// <summary>Asks exactly this endpoint, once, for the hash of its data as of a revision; it reads all of its database for it.</summary>
    /// <param name="timeout">How long it may take.</param>
    /// <exception cref="EtcdException">
    /// Among others: the revision was compacted there (<see cref="EtcdErrorKind.Compacted"/>), or the member has not come to it yet
    /// (<see cref="EtcdErrorKind.FutureRevision"/>).
    /// </exception>
    Task<DataHash> HashAsync(EtcdEndpoint endpoint, long revision, TimeSpan timeout, CancellationToken cancellationToken);
}

/// <summary>A part of a snapshot.</summary>
/// <param name="Bytes">The next bytes of the file; they remain as they are.</param>
/// <param name="Remaining">How many bytes of the database are still to come, without the hash.</param>
public sealed record SnapshotPart(ReadOnlyMemory<byte> Bytes, long Remaining);

/// <summary>The hash of a member's keys and values; two compare only if both revisions are the same.</summary>
/// <param name="Revision">The revision as of which the data was hashed.</param>
/// <param name="CompactRevision">The revision up to which the member's history was compacted then; -1 or 0 if it never was.</param>
/// <param name="Hash">In hexadecimal.</param>
public sealed record DataHash(ulong MemberId, long Revision, long CompactRevision, string Hash);

/// <summary>The status that a member reports. 0 and empty also mean that an older server does not report the value.</summary>
/// <param name="Leader">The leader's member id; 0 if the member knows none.</param>
/// <param name="DbSize">The size of the database in bytes, up to its high-water page.</param>
/// <param name="DbSizeQuota">The quota in bytes, from etcd 3.6 on.</param>
/// <param name="Errors">“etcdserver: no leader” and alarms, as text.</param>
public sealed record EndpointStatus(
    ResponseHeader Header, string Version,
    long DbSize, long DbSizeInUse, long DbSizeQuota,
    ulong Leader, ulong RaftIndex, ulong RaftAppliedIndex, ulong RaftTerm,
    bool IsLearner, IReadOnlyList<string> Errors)
{
    /// <summary>The version of the database's schema, from etcd 3.6 on; empty before it is written.</summary>
    public string StorageVersion { get; init; } = "";
}
