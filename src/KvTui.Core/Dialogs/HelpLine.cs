namespace KvTui.Core.Dialogs;

/// <summary>One line of the help screen; empty between two sections.</summary>
public sealed record HelpLine(string Keys, string Text, bool IsHeading);
