using KvTui.Etcd.Offline.Keys;

namespace KvTui.Etcd.Offline;

/// <summary>
/// The keys of a database file that existed at a revision, in ascending order, without their values: some ten bytes a key, and what it
/// does not share with the key before it. It does not change, even if the file does; any thread may read it.
/// </summary>
public sealed class StoredKeys
{
    private readonly KeyRun _keys;

    internal StoredKeys(long revision, ulong transaction, KeyRun keys) => (Revision, TransactionId, _keys) = (revision, transaction, keys);

    public long Revision { get; }

    public int Count => _keys.Count;

    /// <summary>The keys of a range: the index of the first one and the index behind the last one.</summary>
    public (int Start, int End) Find(KeyRange range)
    {
        var start = _keys.Find(range.Start.Span);
        var end = range switch
        {
            { HasNoUpperBound: true } => Count,
            { IsSingleKey: true } => _keys.Find([.. range.Start.Span, 0]),
            _ => _keys.Find(range.End.Span),
        };
        return (start, Math.Max(start, end));
    }

    /// <summary>The transaction of the file that the keys were read from.</summary>
    internal ulong TransactionId { get; }

    /// <summary>Walks the keys with indexes in [start, end).</summary>
    internal KeyRunReader Walk(int start, int end) => new(_keys, start, end);
}
