using KvTui.Etcd.Offline.Keys;

namespace KvTui.Etcd.Offline;

/// <summary>
/// The keys of a database file that existed at a revision, in ascending order, without their values: some 40 bytes a key and the key
/// itself. It does not change, even if the file does; any thread may read it.
/// </summary>
public sealed class StoredKeys
{
    private readonly KeyTable _table;
    private readonly int[] _order;

    internal StoredKeys(long revision, ulong transaction, KeyTable table, int[] order)
        => (Revision, TransactionId, _table, _order) = (revision, transaction, table, order);

    public long Revision { get; }

    public int Count => _order.Length;

    /// <summary>A key with its metadata.</summary>
    /// <exception cref="IndexOutOfRangeException">The index is not from 0 to <see cref="Count"/> - 1.</exception>
    public KeyRecord this[int index] => _table.RecordOf(_order[index]);

    /// <summary>The length of a key's value in bytes.</summary>
    /// <exception cref="IndexOutOfRangeException">The index is not from 0 to <see cref="Count"/> - 1.</exception>
    public int ValueLengthOf(int index) => _table.ValueLengthOf(_order[index]);

    /// <summary>The first key that is not below the given one; <see cref="Count"/> if there is none.</summary>
    public int Find(EtcdKey key)
    {
        var (from, to) = (0, Count);
        while (from < to)
        {
            var middle = (from + to) / 2;
            (from, to) = _table.KeyOf(_order[middle]).SequenceCompareTo(key.Span) < 0 ? (middle + 1, to) : (from, middle);
        }

        return from;
    }

    /// <summary>The index of a key; -1 if it did not exist.</summary>
    public int IndexOf(EtcdKey key) => Find(key) is var index && index < Count && this[index].Key.SequenceEqual(key.Span) ? index : -1;

    /// <summary>The keys of a range: the index of the first one and the index behind the last one.</summary>
    public (int Start, int End) Find(KeyRange range)
    {
        var start = Find(range.Start);
        var end = range switch
        {
            { HasNoUpperBound: true } => Count,
            { IsSingleKey: true } => IndexOf(range.Start) < 0 ? start : start + 1,
            _ => Find(range.End),
        };
        return (start, Math.Max(start, end));
    }

    /// <summary>The transaction of the file that the keys were read from.</summary>
    internal ulong TransactionId { get; }

    /// <summary>The main and sub revision of the record that holds a key's value.</summary>
    internal (long Main, long Sub) RevisionOf(int index) => _table.RevisionOf(_order[index]);
}
