using KvTui.App.State.Keyspace;
using KvTui.Etcd;

namespace KvTui.App.State.Rows;

/// <summary>One row a key that a filter lets through.</summary>
public sealed class FilteredRows : KeyRows
{
    private readonly KeyIndex _keys;
    private readonly EtcdKey _root;
    private readonly List<int> _ranks = [];

    public FilteredRows(KeyIndex keys, EtcdKey root, KeyFilter filter)
    {
        (_keys, _root) = (keys, root);
        for (var rank = 0; rank < keys.Count; rank++)
        {
            if (filter.Matches(keys[rank].Key.Span))
            {
                _ranks.Add(rank);
            }
        }
    }

    public override int Count => _ranks.Count;

    public override KeyRow this[int index] => new(_keys[_ranks[index]].Key, RowKind.Key, 0, _root.Length, false, _ranks[index], 1);
}
