namespace KvTui.Core.Intents;

/// <summary>One heading of the help screen and the rows below it.</summary>
public sealed record HelpSection(string Title, ImmutableArray<KeyHint> Entries);
