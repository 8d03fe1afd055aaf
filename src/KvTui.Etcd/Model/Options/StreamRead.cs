namespace KvTui.Etcd.Model.Options;

/// <summary>What one message of a stream that goes on has brought.</summary>
/// <param name="Bytes">Bytes of the message, its header included.</param>
/// <param name="Events">Changes of keys in it.</param>
public readonly record struct StreamRead(long Bytes, long Events);
