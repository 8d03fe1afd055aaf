namespace KvTui.Cli.Input;

/// <summary>A line that answers a question, read from standard input byte by byte, so that what follows it is left for others.</summary>
internal static class AnswerLine
{
    /// <summary>Waits for the line; empty at the end of input.</summary>
    /// <exception cref="OperationCanceledException">Ctrl-C was pressed instead.</exception>
    public static string Read(CancellationToken cancellationToken)
    {
        var line = new List<byte>();
        Span<byte> one = stackalloc byte[1];
        while (StandardStreams.ReadInput(one, cancellationToken) == 1 && one[0] != '\n')
        {
            line.Add(one[0]);
        }

        return Encoding.UTF8.GetString([.. line]);
    }
}
