namespace KvTui.Core.Analysis.Top;

/// <summary>A key or a prefix, and what happened to it or below it.</summary>
/// <param name="IsKey">Whether it is a key; else a prefix that ends with “/”.</param>
public readonly record struct TopEntry(EtcdKey Path, bool IsKey, TopFigures Figures);
