namespace KvTui.Tui.Look;

/// <summary>What stands in a pane's border.</summary>
/// <param name="Name">The pane's name.</param>
/// <param name="Subject">What is in it, after the name; null for nothing.</param>
/// <param name="Right">What stands at the right; the first to go where there is little room.</param>
/// <param name="HasFooter">Whether the last row inside is a footer that the border joins.</param>
internal readonly record struct PaneTitles(string Name, string? Subject, string? Right, bool HasFooter = false);
