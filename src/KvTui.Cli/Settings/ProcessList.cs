namespace KvTui.Cli.Settings;

/// <summary>Covers passwords and tokens on the command line, which everybody on this host can read while the program runs.</summary>
internal static class ProcessList
{
    /// <summary>The places of <c>arg_start</c> and <c>arg_end</c> in <c>/proc/self/stat</c>, counted behind the program's name.</summary>
    private const int FirstField = 45;
    private const int LongestLine = 2 * 1024 * 1024;

    private static readonly SettingDefinition[] Secrets =
        [.. SettingTable.All.Where(static setting => setting.HasFlag && setting.Secrecy is Secrecy.Whole or Secrecy.AfterColon)];

    /// <summary>Writes stars over what is secret, as far as the system lets; the arguments already read keep it.</summary>
    /// <param name="arguments">The command line, to see whether there is anything to cover.</param>
    public static void Cover(IReadOnlyList<string> arguments)
    {
        if (!arguments.Any(static argument => SecretAt(Encoding.UTF8.GetBytes(argument), "", out _) is not null || IsSecretName(argument)))
        {
            return;
        }

        try
        {
            CoverMemory();
        }
        catch (Exception problem)
            when (problem is IOException or UnauthorizedAccessException or FormatException or OverflowException or IndexOutOfRangeException)
        {
            // It stays readable then, as with other programs.
        }
    }

    /// <summary>Writes stars over what is secret in arguments that are ended by zero bytes.</summary>
    public static void Cover(Span<byte> line)
    {
        var before = "";
        while (!line.IsEmpty)
        {
            var end = line.IndexOf((byte)0);
            var argument = end < 0 ? line : line[..end];
            if (SecretAt(argument, before, out var isValue) is { } at)
            {
                argument[at..].Fill((byte)'*');
            }

            before = isValue ? "" : Encoding.UTF8.GetString(argument);
            line = end < 0 ? [] : line[(end + 1)..];
        }
    }

    private static unsafe void CoverMemory()
    {
        var stat = File.ReadAllText("/proc/self/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        var start = ulong.Parse(fields[FirstField], CultureInfo.InvariantCulture);
        var end = ulong.Parse(fields[FirstField + 1], CultureInfo.InvariantCulture);
        if (start > 0 && end > start && end - start <= LongestLine)
        {
            Cover(new Span<byte>((void*)start, (int)(end - start)));
        }
    }

    /// <summary>Where the secret part of an argument begins; null if it has none.</summary>
    /// <param name="before">The one before it, if that may be an option that takes it.</param>
    /// <param name="isValue">Whether it is the value of that option.</param>
    private static int? SecretAt(ReadOnlySpan<byte> argument, string before, out bool isValue)
    {
        if (Array.Find(Secrets, setting => setting.Flag == before) is { } given)
        {
            isValue = true;
            return Begin(given, argument, 0);
        }

        isValue = false;
        foreach (var setting in Secrets)
        {
            var start = Encoding.UTF8.GetBytes(setting.Flag + "=");
            if (argument.StartsWith(start))
            {
                return Begin(setting, argument, start.Length);
            }
        }

        return null;
    }

    /// <summary>Where the secret part of a value begins; of NAME:PASSWORD behind the colon.</summary>
    private static int? Begin(SettingDefinition setting, ReadOnlySpan<byte> argument, int start) => setting.Secrecy == Secrecy.Whole ? start
        : argument[start..].IndexOf((byte)':') is >= 0 and var colon ? start + colon + 1
        : null;

    private static bool IsSecretName(string argument) => Array.Exists(Secrets, setting => setting.Flag == argument);
}
