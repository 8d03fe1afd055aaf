namespace KvTui.Core.Browse.Rows;

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

/// <summary>One row a key, straight from an index: of all keys, or of those that a filter lets through.</summary>
/// <param name="gone">The rank of a key that is gone but has its row nevertheless; -1 for none.</param>
public sealed class FlatRows(KeyIndex keys, EtcdKey root, int gone = -1) : KeyRows(keys, gone)
{
    public override int Count => Keys.Count;

    public override KeyRow this[int index] => new(Keys[index].Key, RowKind.Key, 0, root.Length, false, index, index == Gone ? 0 : 1);

    public override int PlaceOf(RowId id) => Keys.RankOf(id.Path);
}

/// <summary>A row of the key pane.</summary>
/// <param name="Path">The key, or the prefix with its separator at the end.</param>
/// <param name="NameStart">Where in the path the part begins that the row shows.</param>
/// <param name="Rank">The rank, in the index that the rows are made from, of the key, or of the first key below the prefix.</param>
/// <param name="Count">How many keys the row stands for; 0 when they are gone and the row stays for the cursor on it or below it.</param>
public readonly record struct KeyRow(EtcdKey Path, RowKind Kind, int Depth, int NameStart, bool Expanded, int Rank, int Count)
{
    /// <summary>What is known, of the keys below a prefix, in the column that rows are sorted by; null if nothing is.</summary>
    public long? Total { get; init; }

    /// <summary>What tells this row from all others.</summary>
    public RowId Id => new(Path, Kind);

    /// <summary>Whether what the row stands for is gone.</summary>
    public bool IsGone => Count == 0;
}
