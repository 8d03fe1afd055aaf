namespace KvTui.Core.Analysis.Search;

/// <summary>A key that matches, or whose value does.</summary>
/// <param name="Excerpt">Where in the value; null if the key matches.</param>
public sealed record FindHit(EtcdKey Key, SearchExcerpt? Excerpt);
