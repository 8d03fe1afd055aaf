namespace KvTui.Core.State.Layers;

/// <summary>One line of the help screen; empty between two sections.</summary>
public readonly record struct HelpLine(string Keys, string Text, bool IsHeading);
