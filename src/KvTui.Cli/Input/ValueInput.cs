namespace KvTui.Cli.Input;

/// <summary>Where the value of a put comes from.</summary>
internal static class ValueInput
{
    private const int MaxLength = 64 * 1024 * 1024;

    /// <summary>The argument's text, or all of standard input if it is “-” or absent.</summary>
    /// <exception cref="UsageException">Standard input is longer than any etcd could store (64 MiB).</exception>
    public static ReadOnlyMemory<byte> Read(string? argument, CancellationToken cancellationToken)
    {
        if (argument is not (null or "-"))
        {
            return Encoding.UTF8.GetBytes(argument);
        }

        if (StandardStreams.InputIsTerminal)
        {
            StandardStreams.WriteError("Type the value, then Ctrl-D at the beginning of a line:\n");
        }

        var buffer = new byte[16 * 1024];
        var length = 0;
        while (StandardStreams.ReadInput(buffer.AsSpan(length), cancellationToken) is > 0 and var count)
        {
            length += count;
            if (length > MaxLength)
            {
                throw new UsageException("The value on standard input is longer than 64 MiB, which no etcd stores.");
            }

            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, length * 2);
            }
        }

        return buffer.AsMemory(0, length);
    }
}
