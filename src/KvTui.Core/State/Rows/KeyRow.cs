namespace KvTui.Core.State.Rows;

/// <summary>A row of the key pane.</summary>
/// <param name="Path">The key, or the prefix with its separator at the end.</param>
/// <param name="NameStart">Where in the path the part begins that the row shows.</param>
/// <param name="Rank">The rank, in the index that the rows are made from, of the key, or of the first key below the prefix.</param>
/// <param name="Count">How many keys the row stands for; 0 when they are gone and the row stays for the cursor on it or below it.</param>
public readonly record struct KeyRow(EtcdKey Path, RowKind Kind, int Depth, int NameStart, bool Expanded, int Rank, int Count)
{
    /// <summary>What tells this row from all others.</summary>
    public RowId Id => new(Path, Kind);

    /// <summary>Whether what the row stands for is gone.</summary>
    public bool IsGone => Count == 0;
}
