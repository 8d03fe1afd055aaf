namespace KvTui.Etcd.Cluster;

/// <summary>The Cluster service.</summary>
public interface IClusterClient
{
    /// <summary>Lists the members; not linearizable, so that it works without a leader.</summary>
    /// <param name="endpoint">The only endpoint to ask; null for any.</param>
    Task<MemberList> MemberListAsync(EtcdEndpoint? endpoint, CancellationToken cancellationToken);
}

/// <summary>A member in the member list; its name and client URLs are empty until it has started.</summary>
public sealed record Member(ulong Id, string Name, IReadOnlyList<string> PeerUrls, IReadOnlyList<string> ClientUrls, bool IsLearner);

/// <summary>The members of a cluster as one member sees them, ordered by id.</summary>
public sealed record MemberList(ResponseHeader Header, IReadOnlyList<Member> Members);
