namespace KvTui.Etcd.Kv.Opening;

/// <summary>What a member tells of its keyspace at no cost: it counts keys only by walking them.</summary>
/// <param name="Revision">The newest revision: how often something was written since the cluster was made.</param>
/// <param name="Bytes">Bytes in use, the history that is kept included; <see cref="long.MaxValue"/> if that is not known.</param>
internal readonly record struct KeyspaceSize(long Revision, long Bytes)
{
    /// <summary>So many are walked in 15 to 35 ms: writers hardly notice, and no other way to the first keys is quicker.</summary>
    private const long FewKeys = 150_000;

    /// <summary>A short key with a short value, and what the file adds to them.</summary>
    private const int LeastRecordBytes = 112;

    /// <summary>etcd accepts so many operations in a transaction, unless told otherwise.</summary>
    private const int MostOperations = 128;

    /// <summary>A revision of so few bytes was most likely written by one put, as nearly all are.</summary>
    private const long SinglePutBytes = 12 * 1024;

    public long BytesPerRevision => Bytes / Math.Max(1, Revision);

    /// <summary>Whether the keys are so few that they may be walked.</summary>
    public bool IsSmall => Math.Min(Bytes / LeastRecordBytes, WrittenKeys) <= FewKeys;

    /// <summary>No key is there that was not written.</summary>
    private long WrittenKeys => Revision * (BytesPerRevision <= SinglePutBytes ? 1 : MostOperations);
}
