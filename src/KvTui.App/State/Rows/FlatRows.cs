using KvTui.App.State.Keyspace;
using KvTui.Etcd;

namespace KvTui.App.State.Rows;

/// <summary>One row a key, straight from an index: of all keys, or of those that a filter lets through.</summary>
public sealed class FlatRows(KeyIndex keys, EtcdKey root) : KeyRows(keys)
{
    public override int Count => Keys.Count;

    public override KeyRow this[int index] => new(Keys[index].Key, RowKind.Key, 0, root.Length, false, index, 1);

    public override int PlaceOf(RowId id) => Keys.RankOf(id.Path);
}
