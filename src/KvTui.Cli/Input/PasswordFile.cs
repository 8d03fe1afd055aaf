namespace KvTui.Cli.Input;

/// <summary>A file whose first line is a password; “-” is standard input.</summary>
internal static class PasswordFile
{
    private const int MaxBytes = 4096;
    private const string StandardInput = "-";

    /// <summary>Reads the first line, without its end; what follows on standard input is left there.</summary>
    /// <param name="file">The path and where it was given.</param>
    /// <param name="isQuiet">Whether nothing is said of a file that others can read.</param>
    /// <exception cref="UsageException">The file cannot be read, or does not begin with a password.</exception>
    public static string Read(RankedSetting file, bool isQuiet = false)
    {
        if (file.Text == StandardInput)
        {
            return StandardStreams.InputIsTerminal
                ? PasswordPrompt.Ask("Password: ", $"{file.Origin} -: there is no terminal to ask on.", CancellationToken.None)
                : Line(static buffer => StandardStreams.ReadInput(buffer), file);
        }

        try
        {
            using var stream = new FileStream(file.Text, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
            if (!isQuiet && IsLasting(file.Text)
                && (File.GetUnixFileMode(stream.SafeFileHandle) & (UnixFileMode.GroupRead | UnixFileMode.OtherRead)) != 0)
            {
                StandardStreams.Say($"{file.Origin}: others can read '{file.Text}'; chmod 600 it.");
            }

            return Line(stream.Read, file);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UsageException(
                $"{file.Origin}: the password cannot be read from '{file.Text}': {problem.Message.TrimEnd('.')}; "
                + "check the path and its permissions.");
        }
    }

    /// <summary>Whether it is a file that can be read again, not a pipe or standard input.</summary>
    public static bool IsLasting(string path) => path != StandardInput && File.Exists(path) && new FileInfo(path).Length > 0;

    private static string Line(ByteReader read, RankedSetting file)
    {
        Span<byte> line = stackalloc byte[MaxBytes];
        var length = 0;
        while (length < MaxBytes && read(line.Slice(length, 1)) == 1 && line[length] != '\n')
        {
            length++;
        }

        if (length == MaxBytes)
        {
            throw new UsageException($"{file.Origin}: the first line is longer than {MaxBytes} bytes; expected a password.");
        }

        var text = Encoding.UTF8.GetString(line[..length]).TrimEnd('\r');
        line.Clear();
        return text.Length > 0
            ? text
            : throw new UsageException($"{file.Origin}: the first line of '{file.Text}' is empty; expected a password.");
    }

    private delegate int ByteReader(Span<byte> buffer);
}
