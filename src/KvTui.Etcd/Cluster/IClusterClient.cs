namespace KvTui.Etcd.Cluster;

/// <summary>The Cluster service.</summary>
public interface IClusterClient
{
    /// <summary>Lists the members; not linearizable, so that it works without a leader.</summary>
    /// <param name="endpoint">The only endpoint to ask; null for any.</param>
    Task<MemberList> MemberListAsync(EtcdEndpoint? endpoint, CancellationToken cancellationToken);
}
