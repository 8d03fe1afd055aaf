namespace KvTui.Core.State.Rows;

/// <summary>What a row of the key pane stands for.</summary>
public enum RowKind
{
    /// <summary>All keys that share a prefix up to a separator.</summary>
    Prefix,

    Key,
}
