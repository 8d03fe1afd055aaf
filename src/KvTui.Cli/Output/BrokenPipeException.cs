namespace KvTui.Cli.Output;

/// <summary>Whoever read the results has gone; there is nothing left to do.</summary>
internal sealed class BrokenPipeException : IOException;
