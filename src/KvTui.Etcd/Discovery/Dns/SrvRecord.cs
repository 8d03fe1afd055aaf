namespace KvTui.Etcd.Discovery.Dns;

/// <summary>One server of a service (RFC 2782).</summary>
/// <param name="Target">The host's name, without a dot at its end.</param>
internal readonly record struct SrvRecord(ushort Priority, ushort Weight, ushort Port, string Target);
