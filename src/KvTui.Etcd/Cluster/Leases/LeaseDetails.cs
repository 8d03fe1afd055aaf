namespace KvTui.Etcd.Cluster.Leases;

/// <summary>A lease's remaining and granted time to live, and its keys; <see cref="Exists"/> is false if etcd does not know it.</summary>
public sealed record LeaseDetails(long Id, TimeSpan Remaining, TimeSpan Granted, IReadOnlyList<EtcdKey> Keys, bool Exists);
