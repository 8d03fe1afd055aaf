namespace KvTui.Etcd.Cluster;

/// <summary>A member in the member list; its name and client URLs are empty until it has started.</summary>
public sealed record Member(ulong Id, string Name, IReadOnlyList<string> PeerUrls, IReadOnlyList<string> ClientUrls, bool IsLearner);
