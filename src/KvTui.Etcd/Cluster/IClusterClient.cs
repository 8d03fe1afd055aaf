namespace KvTui.Etcd.Cluster;

/// <summary>The Cluster service. A change of members needs a quorum and root, and is sent once; etcd may refuse it for safety.</summary>
public interface IClusterClient
{
    /// <summary>Lists the members; not linearizable, so that it works without a leader.</summary>
    /// <param name="endpoint">The only endpoint to ask; null for any.</param>
    Task<MemberList> MemberListAsync(EtcdEndpoint? endpoint, CancellationToken cancellationToken);

    /// <summary>Adds a member, which has no name until it has started.</summary>
    /// <param name="peerUrls">Where the other members reach it, each “scheme://host:port”; at least one.</param>
    /// <param name="isLearner">Whether it has no vote until it is promoted.</param>
    /// <param name="clusterId">The id of the only cluster that it is meant for; 0 for the one that this client reads.</param>
    /// <exception cref="EtcdException">
    /// <see cref="EtcdErrorKind.FailedPrecondition"/>: the change could cost the quorum, or there are too many learners.
    /// </exception>
    Task<MemberAddition> AddAsync(IReadOnlyList<string> peerUrls, bool isLearner, ulong clusterId, CancellationToken cancellationToken);

    /// <summary>Removes a member, whose process ends by itself; returns the members that are left.</summary>
    /// <param name="clusterId">The id of the only cluster that it is meant for; 0 for the one that this client reads.</param>
    /// <exception cref="EtcdException">
    /// <see cref="EtcdErrorKind.FailedPrecondition"/>: the change could cost the quorum; <see cref="EtcdErrorKind.NotFound"/>.
    /// </exception>
    Task<MemberList> RemoveAsync(ulong id, ulong clusterId, CancellationToken cancellationToken);

    /// <summary>Replaces the peer URLs of a member; returns all members.</summary>
    /// <param name="clusterId">The id of the only cluster that it is meant for; 0 for the one that this client reads.</param>
    /// <exception cref="EtcdException">
    /// <see cref="EtcdErrorKind.FailedPrecondition"/>: another member has one of them; <see cref="EtcdErrorKind.NotFound"/>.
    /// </exception>
    Task<MemberList> UpdateAsync(ulong id, IReadOnlyList<string> peerUrls, ulong clusterId, CancellationToken cancellationToken);

    /// <summary>Makes a learner a voter; returns all members.</summary>
    /// <param name="clusterId">The id of the only cluster that it is meant for; 0 for the one that this client reads.</param>
    /// <exception cref="EtcdException">
    /// <see cref="EtcdErrorKind.FailedPrecondition"/>: it is no learner or has not caught up; <see cref="EtcdErrorKind.NotFound"/>.
    /// </exception>
    Task<MemberList> PromoteAsync(ulong id, ulong clusterId, CancellationToken cancellationToken);
}

/// <summary>A member in the member list; its name and client URLs are empty until it has started.</summary>
public sealed record Member(ulong Id, string Name, IReadOnlyList<string> PeerUrls, IReadOnlyList<string> ClientUrls, bool IsLearner);

/// <summary>The members of a cluster as one member sees them, ordered by id.</summary>
public sealed record MemberList(ResponseHeader Header, IReadOnlyList<Member> Members);

/// <summary>A member that was added, and all members with it.</summary>
public sealed record MemberAddition(Member Added, MemberList List);
