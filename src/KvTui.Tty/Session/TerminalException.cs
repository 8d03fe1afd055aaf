namespace KvTui.Tty.Session;

/// <summary>There is no terminal, or it does not do what a full screen needs; the message is a sentence for the user.</summary>
public sealed class TerminalException(string message) : Exception(message);
