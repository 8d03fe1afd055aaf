using KvTui.Etcd.Model;

namespace KvTui.Etcd.Cluster.Maintenance;

/// <summary>What one member says of itself. 0 and empty also mean “not reported” by an older server.</summary>
/// <param name="Leader">The leader's member id; 0: this member knows none.</param>
/// <param name="DbSize">Bytes of the database up to its high-water page.</param>
/// <param name="DbSizeInUse">Bytes of it that are in use.</param>
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
