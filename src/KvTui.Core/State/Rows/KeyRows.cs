using KvTui.Core.State.Keyspace;

namespace KvTui.Core.State.Rows;

/// <summary>The rows of the key pane, in order; there is no list of them, they are found in the index when they are asked for.</summary>
public abstract class KeyRows
{
    private protected KeyRows(KeyIndex keys, int gone) => (Keys, Gone) = (keys, gone);

    public static KeyRows None { get; } = new FlatRows(KeyIndex.Empty, EtcdKey.Empty);

    /// <summary>The index that the rows are made from; the ranks of rows are ranks in it.</summary>
    public KeyIndex Keys { get; }

    /// <summary>The rank of a key that is among them though it is gone; -1 for none.</summary>
    public int Gone { get; }

    public abstract int Count { get; }

    public abstract KeyRow this[int index] { get; }

    /// <summary>The place of a row; if it is not there, the place where it would be.</summary>
    public abstract int PlaceOf(RowId id);
}
