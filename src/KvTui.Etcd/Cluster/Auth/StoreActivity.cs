namespace KvTui.Etcd.Cluster.Auth;

/// <summary>
/// Tells whether users or roles may have changed: that takes a raft log entry that leaves the revision unchanged, and an idle cluster has
/// none. Other such entries, as those of leases, only cause another look.
/// </summary>
internal sealed class StoreActivity
{
    private (ulong Member, ulong Entries)? _expected;

    /// <summary>Whether the log has grown only by writes to keys and by the requests for the rights.</summary>
    public bool IsQuiet(EndpointStatus status) => _expected == (status.Header.MemberId, Entries(status));

    /// <summary>Records that the rights were requested.</summary>
    /// <param name="before">A member's status before that; null if it gave none.</param>
    /// <param name="entries">The log entries of the requests, which go through the log (etcd: server/etcdserver/v3_server.go).</param>
    public void Learned(EndpointStatus? before, ulong entries)
        => _expected = before is null ? null : (before.Header.MemberId, Entries(before) + entries);

    private static ulong Entries(EndpointStatus status) => status.RaftIndex - (ulong)status.Header.Revision;
}
