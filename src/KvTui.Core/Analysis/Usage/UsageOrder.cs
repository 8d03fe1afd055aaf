namespace KvTui.Core.Analysis.Usage;

/// <summary>What the rows are sorted by; all but names the largest first.</summary>
public enum UsageOrder
{
    Bytes,
    Keys,
    Versions,
    Name,
}
