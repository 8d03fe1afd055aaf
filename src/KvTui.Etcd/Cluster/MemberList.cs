namespace KvTui.Etcd.Cluster;

/// <summary>The members of a cluster as one member sees them, ordered by id.</summary>
public sealed record MemberList(ResponseHeader Header, IReadOnlyList<Member> Members);
