using KvTui.App.State.Keyspace;
using KvTui.Etcd;

namespace KvTui.App.State.Rows;

/// <summary>One row a key, straight from the index.</summary>
public sealed class FlatRows(KeyIndex keys, EtcdKey root) : KeyRows
{
    public override int Count => keys.Count;

    public override KeyRow this[int index] => new(keys[index].Key, RowKind.Key, 0, root.Length, false, index, 1);
}
