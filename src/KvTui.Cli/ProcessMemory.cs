using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace KvTui.Cli;

/// <summary>The memory of this process, which holds passwords, tokens and values.</summary>
internal static partial class ProcessMemory
{
    private const int SetDumpable = 4; // PR_SET_DUMPABLE, prctl(2)
    private const int ArgumentsStart = 48; // arg_start and arg_end, proc_pid_stat(5)
    private const byte Star = (byte)'*';

    /// <summary>
    /// Takes passwords and tokens that were given as arguments out of the process list, and keeps the memory and the variables of the process
    /// out of core dumps and from other processes of the same user. Where that can not be, nothing happens.
    /// </summary>
    public static void Hide(IReadOnlyList<string> arguments)
    {
        var secrets = SecretsIn(arguments);
        if (secrets.Count > 0)
        {
            Overwrite(secrets);
        }

        _ = Prctl(SetDumpable, 0, 0, 0, 0);
    }

    /// <summary>The secrets among arguments: passwords and tokens.</summary>
    internal static List<string> SecretsIn(IReadOnlyList<string> arguments)
    {
        var secrets = new List<string>();
        for (var i = 0; i < arguments.Count; i++)
        {
            var (name, value) = arguments[i].IndexOf('=', StringComparison.Ordinal) is > 0 and var equals
                ? (arguments[i][..equals], arguments[i][(equals + 1)..])
                : (arguments[i], i + 1 < arguments.Count ? arguments[i + 1] : "");
            var secret = name switch
            {
                "--password" or "--auth-jwt-token" => value,
                "--user" when value.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon => value[(colon + 1)..],
                _ => "",
            };
            if (secret.Length > 0)
            {
                secrets.Add(secret);
            }
        }

        return secrets;
    }

    /// <summary>Writes stars over the secrets in what the kernel shows as this process's arguments.</summary>
    private static unsafe void Overwrite(List<string> secrets)
    {
        if (ReadPlace() is not var (start, end) || end <= start)
        {
            return;
        }

        var shown = new Span<byte>((void*)start, (int)(end - start));
        foreach (var secret in secrets)
        {
            var bytes = Encoding.UTF8.GetBytes(secret + "\0");
            for (var rest = shown; rest.IndexOf(bytes) is >= 0 and var at; rest = rest[(at + bytes.Length)..])
            {
                rest.Slice(at, bytes.Length - 1).Fill(Star);
            }
        }
    }

    private static (nint Start, nint End)? ReadPlace()
    {
        try
        {
            // The name in parentheses may hold anything, blanks and parentheses too; the fields behind it count from the third.
            var stat = File.ReadAllText("/proc/self/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return (Number(fields[ArgumentsStart - 3]), Number(fields[ArgumentsStart - 2]));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or FormatException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    private static nint Number(string text) => nint.Parse(text, CultureInfo.InvariantCulture);

    [LibraryImport("libc", EntryPoint = "prctl")]
    private static partial int Prctl(int option, nuint value, nuint unused3, nuint unused4, nuint unused5);
}
