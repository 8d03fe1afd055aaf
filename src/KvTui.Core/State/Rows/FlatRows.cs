using KvTui.Core.State.Keyspace;

namespace KvTui.Core.State.Rows;

/// <summary>One row a key, straight from an index: of all keys, or of those that a filter lets through.</summary>
/// <param name="gone">The rank of a key that is gone but has its row nevertheless; -1 for none.</param>
public sealed class FlatRows(KeyIndex keys, EtcdKey root, int gone = -1) : KeyRows(keys, gone)
{
    public override int Count => Keys.Count;

    public override KeyRow this[int index] => new(Keys[index].Key, RowKind.Key, 0, root.Length, false, index, index == Gone ? 0 : 1);

    public override int PlaceOf(RowId id) => Keys.RankOf(id.Path);
}
