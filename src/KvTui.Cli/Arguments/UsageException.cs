namespace KvTui.Cli.Arguments;

/// <summary>The command line is wrong; the message is a sentence that says how.</summary>
internal sealed class UsageException(string message) : Exception(message);
