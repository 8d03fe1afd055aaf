namespace KvTui.Core.Browse.Rows;

/// <summary>What a row stands for, wherever it is; ordered as rows are shown: by path, a prefix before the key of the same bytes.</summary>
public readonly record struct RowId(EtcdKey Path, RowKind Kind)
{
    /// <summary>Whether there is, among these keys, what the row stands for.</summary>
    public bool IsIn(KeyIndex keys)
    {
        var (first, end) = keys.Ranks(Kind == RowKind.Key ? KeyRange.Key(Path) : KeyRange.Prefix(Path));
        return first < end;
    }

    public int CompareTo(RowId other)
    {
        var order = Path.CompareTo(other.Path);
        return order != 0 ? order : Kind.CompareTo(other.Kind);
    }
}

/// <summary>What a row of the key pane stands for.</summary>
public enum RowKind
{
    /// <summary>All keys that share a prefix up to a separator.</summary>
    Prefix,

    Key,
}
