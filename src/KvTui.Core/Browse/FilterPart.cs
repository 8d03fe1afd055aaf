namespace KvTui.Core.Browse;

/// <summary>The ranks that one thread searches, and what it has found in them so far.</summary>
internal sealed class FilterPart(int first, int end)
{
    public int First { get; } = first;

    public int End { get; } = end;

    public KeyIndex Found { get; set; } = KeyIndex.Empty;

    public int Scanned { get; set; }

    public bool IsDone { get; set; }
}
