using KvTui.Etcd.Model;

namespace KvTui.Etcd.Cluster;

/// <summary>The Cluster service.</summary>
public interface IClusterClient
{
    /// <summary>Lists the members; not linearizable, so it works without a leader.</summary>
    /// <param name="endpoint">Whom to ask; null asks whoever answers.</param>
    Task<MemberList> MemberListAsync(EtcdEndpoint? endpoint, CancellationToken cancellationToken);
}
