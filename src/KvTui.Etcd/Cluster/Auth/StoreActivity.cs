using KvTui.Etcd.Cluster.Maintenance;

namespace KvTui.Etcd.Cluster.Auth;

/// <summary>
/// Tells whether users or roles can have changed: that takes an entry of the raft log that leaves the revision as it is, and an idle cluster has none. Other
/// such entries, as those of leases, only make it look again.
/// </summary>
internal sealed class StoreActivity
{
    private (ulong Member, ulong Entries)? _expected;

    /// <summary>Whether the log has only grown by what was written to keys, and by the asking itself.</summary>
    public bool IsQuiet(EndpointStatus status) => _expected == (status.Header.MemberId, Entries(status));

    /// <summary>Takes note that the rights were asked for.</summary>
    /// <param name="before">What a member said before that; null if it did not say.</param>
    /// <param name="entries">How many entries of the log the asking took: users and roles are read through it (etcd: server/etcdserver/v3_server.go).</param>
    public void Learned(EndpointStatus? before, ulong entries) => _expected = before is null ? null : (before.Header.MemberId, Entries(before) + entries);

    private static ulong Entries(EndpointStatus status) => status.RaftIndex - (ulong)status.Header.Revision;
}
