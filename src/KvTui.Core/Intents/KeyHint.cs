namespace KvTui.Core.Intents;

/// <summary>A key's label and what it does, for the hint line: <c>/</c> <c>filter</c>.</summary>
public readonly record struct KeyHint(string Keys, string Text);
