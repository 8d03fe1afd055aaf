namespace KvTui.Cli.Output;

/// <summary>The results cannot be written, as on a full disk; the message is a sentence that says why.</summary>
internal sealed class OutputException(string message) : IOException(message);
