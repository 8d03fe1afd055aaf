namespace KvTui.Core.Analysis.Top;

/// <summary>What the rows are sorted by, the most first; names from A on.</summary>
public enum TopOrder
{
    Events,
    Bytes,
    Unchanged,
    Deletes,
    Name,
}
