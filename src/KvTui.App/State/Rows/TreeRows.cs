using System.Collections.Immutable;
using KvTui.App.State.Keyspace;
using KvTui.Etcd;
using KvTui.Etcd.Kv;

namespace KvTui.App.State.Rows;

/// <summary>
/// The keys folded at “/” into a tree, flattened to the rows that are unfolded: the children of a prefix are found by skipping
/// from one to the next in the index, so folded branches cost O(log n) whatever they hold.
/// </summary>
public sealed class TreeRows : KeyRows
{
    private const byte Separator = (byte)'/';

    private readonly KeyIndex _keys;
    private readonly ImmutableHashSet<EtcdKey> _expanded;
    private readonly List<KeyRow> _rows = [];

    public TreeRows(KeyIndex keys, EtcdKey root, ImmutableHashSet<EtcdKey> expanded)
    {
        (_keys, _expanded) = (keys, expanded);
        AddChildren(root.Length, 0, 0, keys.Count);
    }

    public override int Count => _rows.Count;

    public override KeyRow this[int index] => _rows[index];

    private void AddChildren(int nameStart, int depth, int first, int end)
    {
        for (var rank = first; rank < end;)
        {
            var key = _keys[rank].Key;
            var length = PrefixLength(key.Span, nameStart);
            if (length < 0)
            {
                _rows.Add(new(key, RowKind.Key, depth, nameStart, false, rank, 1));
                rank++;
                continue;
            }

            var prefix = length == key.Length ? key : new EtcdKey(key.Span[..length].ToArray());
            var last = Math.Min(end, _keys.Ranks(KeyRange.Prefix(prefix)).End);
            var expanded = _expanded.Contains(prefix);
            _rows.Add(new(prefix, RowKind.Prefix, depth, nameStart, expanded, rank, last - rank));
            if (expanded)
            {
                AddChildren(length, depth + 1, rank, last);
            }

            rank = last;
        }
    }

    /// <summary>The length of the child prefix that a key belongs to; -1 if the key itself is the child. A separator at the very start is part of the first name.</summary>
    private static int PrefixLength(ReadOnlySpan<byte> key, int nameStart)
    {
        var from = nameStart == 0 && key[0] == Separator ? 1 : nameStart;
        var separator = key[from..].IndexOf(Separator);
        return separator < 0 ? -1 : from + separator + 1;
    }
}
