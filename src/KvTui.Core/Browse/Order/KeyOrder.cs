namespace KvTui.Core.Browse.Order;

/// <summary>What the rows of the key pane are ordered by; rows that are alike in it stand in the order of their keys.</summary>
/// <param name="By">One column, or none for the keys themselves.</param>
/// <param name="IsReversed">Whether the other way round than that column is usually read.</param>
public readonly record struct KeyOrder(KeyColumns By, bool IsReversed)
{
    /// <summary>Whether rows stand as their keys do.</summary>
    public bool IsByKey => this == default;

    /// <summary>Whether the largest, the newest or the oldest comes first: usually the largest, the newest and the youngest do.</summary>
    public bool IsDescending => IsReversed != By is KeyColumns.Size or KeyColumns.Revision or KeyColumns.Version;

    /// <summary>The same order the other way round.</summary>
    public KeyOrder Reversed() => this with { IsReversed = !IsReversed };
}
