namespace KvTui.Etcd.Discovery.Dns;

/// <summary>The DNS answer for a service: records, none, or why they are not known.</summary>
/// <param name="Records">The records; empty if the name has none.</param>
/// <param name="Failure">Why the records are not known, as a clause; null if they are.</param>
internal readonly record struct SrvAnswer(IReadOnlyList<SrvRecord> Records, string? Failure);
