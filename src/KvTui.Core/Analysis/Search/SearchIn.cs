namespace KvTui.Core.Analysis.Search;

/// <summary>What is searched: the keys, or their values.</summary>
public enum SearchIn
{
    Keys,
    Values,
}
