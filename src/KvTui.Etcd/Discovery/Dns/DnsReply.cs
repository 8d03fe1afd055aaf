namespace KvTui.Etcd.Discovery.Dns;

/// <summary>A name server's reply to one query, as far as it was understood.</summary>
/// <param name="Code">The response code: 0 for an answer, 3 for a name that does not exist.</param>
/// <param name="IsTruncated">Whether the whole answer has to be requested over TCP.</param>
/// <param name="Records">The service records in the reply.</param>
internal readonly record struct DnsReply(int Code, bool IsTruncated, IReadOnlyList<SrvRecord> Records);
