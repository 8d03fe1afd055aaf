namespace KvTui.Core.Commands;

/// <summary>A key's label and what it does, for the hint line: <c>/</c> <c>filter</c>.</summary>
public sealed record KeyHint(string Keys, string Text);

/// <summary>One heading of the help screen and the rows below it.</summary>
public sealed record HelpSection(string Title, ImmutableArray<KeyHint> Entries);
