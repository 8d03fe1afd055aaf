namespace KvTui.Etcd.Cluster.Maintenance;

/// <summary>The status that a member reports. 0 and empty also mean that an older server does not report the value.</summary>
/// <param name="Leader">The leader's member id; 0 if the member knows none.</param>
/// <param name="DbSize">The size of the database in bytes, up to its high-water page.</param>
/// <param name="DbSizeInUse">The bytes of the database that are in use.</param>
/// <param name="DbSizeQuota">The quota in bytes, from etcd 3.6 on.</param>
/// <param name="Errors">“etcdserver: no leader” and alarms, as text.</param>
public sealed record EndpointStatus(
    ResponseHeader Header,
    string Version,
    long DbSize,
    long DbSizeInUse,
    long DbSizeQuota,
    ulong Leader,
    ulong RaftIndex,
    ulong RaftAppliedIndex,
    ulong RaftTerm,
    bool IsLearner,
    IReadOnlyList<string> Errors);
