namespace KvTui.Core.Editing;

/// <summary>One line of a comparison, without its line end.</summary>
public readonly record struct DiffLine(DiffLineKind Kind, string Text);
