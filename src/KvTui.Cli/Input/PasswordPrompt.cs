namespace KvTui.Cli.Input;

/// <summary>Asks for a password without showing it, on the controlling terminal, whatever standard input and output are.</summary>
internal static class PasswordPrompt
{
    private const byte EndOfLine = (byte)'\n';

    /// <summary>Asks, and waits for a line.</summary>
    /// <param name="withoutTerminal">The sentence for where there is no terminal.</param>
    /// <param name="cancellationToken">Cancelled by Ctrl-C; the terminal is then given back as it was.</param>
    /// <exception cref="UsageException">There is no terminal to ask on, or it was closed.</exception>
    public static string Ask(string question, string withoutTerminal, CancellationToken cancellationToken)
    {
        using var terminal = QuietTerminal.Open() ?? throw new UsageException(withoutTerminal);
        terminal.Write(question);
        var line = new List<byte>();
        try
        {
            while (true)
            {
                var next = terminal.Read(cancellationToken);
                if (next is null or EndOfLine)
                {
                    return next is not null || line.Count > 0
                        ? Encoding.UTF8.GetString([.. line])
                        : throw new UsageException("No password was given.");
                }

                line.Add(next.Value);
            }
        }
        finally
        {
            // The line's end was not shown either.
            terminal.Write("\n");
        }
    }
}
