namespace KvTui.Etcd.Model.Options;

/// <summary>What one message of an open stream brought.</summary>
/// <param name="Bytes">Bytes of the message, its header included.</param>
/// <param name="Events">Key changes in the message.</param>
public readonly record struct StreamRead(long Bytes, long Events);
