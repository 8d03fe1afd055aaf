namespace KvTui.Terminal.Views.Dialogs;

/// <summary>One line of the help screen.</summary>
internal readonly record struct HelpLine(string Keys, string Text, bool IsHeading);
