namespace KvTui.Etcd.Kv.Opening;

/// <summary>What a member tells about its keyspace at no cost: counting keys would mean walking them.</summary>
/// <param name="Revision">The newest revision, which counts the writes since the cluster was created.</param>
/// <param name="Bytes">Bytes in use, including the history that is kept; <see cref="long.MaxValue"/> if not known.</param>
internal readonly record struct KeyspaceSize(long Revision, long Bytes)
{
    /// <summary>This many keys are walked in 15 to 35 ms, which writers hardly notice; no other way to the first keys is quicker.</summary>
    private const long FewKeys = 150_000;

    /// <summary>The size of a short key with a short value, including the file's overhead.</summary>
    private const int LeastRecordBytes = 112;

    /// <summary>The most operations that etcd accepts in a transaction by default.</summary>
    private const int MostOperations = 128;

    /// <summary>A revision of so few bytes was most likely written by one put, as nearly all revisions are.</summary>
    private const long SinglePutBytes = 12 * 1024;

    public long BytesPerRevision => Bytes / Math.Max(1, Revision);

    /// <summary>Whether there are so few keys that walking them is acceptable.</summary>
    public bool IsSmall => Math.Min(Bytes / LeastRecordBytes, WrittenKeys) <= FewKeys;

    /// <summary>The most keys that can exist, as every key was written.</summary>
    private long WrittenKeys => Revision * (BytesPerRevision <= SinglePutBytes ? 1 : MostOperations);
}
