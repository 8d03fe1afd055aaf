namespace KvTui.Etcd.Kv;

/// <summary>How many keys a delete removed.</summary>
public sealed record DeleteResult(ResponseHeader Header, long Deleted);
