namespace KvTui.Etcd.Offline.Serving;

/// <summary>The changes of single keys, all at once, where that is possible without asking revision by revision.</summary>
public interface IKeyHistory
{
    /// <summary>
    /// All changes of a key that are still there, oldest first, those before the compaction included; the first call for a key walks all
    /// records. The value of one of them is read by <see cref="ValueAsync"/>.
    /// </summary>
    /// <exception cref="EtcdException">The key is outside the root; the file is damaged or busy.</exception>
    Task<IReadOnlyList<StoredChange>> ChangesAsync(EtcdKey key, CancellationToken cancellationToken);

    /// <summary>What a put made of a key; null if there is no such put, or not any more.</summary>
    /// <param name="modRevision">The revision of that put.</param>
    /// <exception cref="EtcdException">The key is outside the root; the file is damaged or busy.</exception>
    Task<KeyValue?> ValueAsync(EtcdKey key, long modRevision, CancellationToken cancellationToken);
}
