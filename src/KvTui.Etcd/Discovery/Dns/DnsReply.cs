namespace KvTui.Etcd.Discovery.Dns;

/// <summary>A name server's answer to one question, as far as it was understood.</summary>
/// <param name="Code">Its response code: 0 for an answer, 3 for a name that does not exist.</param>
/// <param name="IsTruncated">Whether the whole answer has to be asked for by TCP.</param>
/// <param name="Records">The service records in it.</param>
internal readonly record struct DnsReply(int Code, bool IsTruncated, IReadOnlyList<SrvRecord> Records);
