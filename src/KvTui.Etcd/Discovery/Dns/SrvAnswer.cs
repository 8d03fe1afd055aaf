namespace KvTui.Etcd.Discovery.Dns;

/// <summary>What DNS says of a service: records, none, or why it is not known.</summary>
/// <param name="Records">The records; empty if the name has none.</param>
/// <param name="Failure">Why nothing is known, as a clause; null if it is.</param>
internal readonly record struct SrvAnswer(IReadOnlyList<SrvRecord> Records, string? Failure);
