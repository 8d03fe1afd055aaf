namespace KvTui.Etcd.Offline;

/// <summary>What <c>etcdctl snapshot status</c> of 3.4 and 3.5 says of a file.</summary>
/// <param name="Hash">CRC-32C of all buckets' names, keys and values in order, whatever pages they are in.</param>
/// <param name="Revision">The revision of the newest record; 0 if there is none.</param>
/// <param name="EntryCount">The number of entries of all buckets: each kept revision of a key, deletions, members, settings.</param>
/// <param name="ByteCount">The size of the database in bytes, up to its last page.</param>
public sealed record DatabaseStatus(uint Hash, long Revision, long EntryCount, long ByteCount);
