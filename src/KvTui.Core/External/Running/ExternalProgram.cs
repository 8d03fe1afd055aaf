namespace KvTui.Core.External.Running;

/// <summary>The user's editor or pager.</summary>
/// <param name="Line">Its command line as the variable has it; the shell splits it.</param>
/// <param name="Name">What to call it: “$EDITOR (vim)”.</param>
internal sealed record ExternalProgram(string Line, string Name)
{
    private const int NotExecutable = 126;
    private const int NotFound = 127;
    private const int Signalled = 128;

    /// <summary>All of the program's streams are the terminal, whatever the explorer's own are.</summary>
    private const string OnTerminal = "exec </dev/tty >/dev/tty 2>&1; exec";

    /// <summary>The script that opens $1 in the program. The line stands in it as it is, so quotes mean what they do in a shell.</summary>
    public string EditScript => $"{OnTerminal} {Line} \"$1\"";

    /// <summary>The script that shows $1 in the program, from its input as pagers have it; less stays, however short the text is.</summary>
    public string PageScript => $"LESS=\"${{LESS:+$LESS }}-+F\"; export LESS; exec <\"$1\" >/dev/tty 2>&1; exec {Line}";

    /// <summary>The user's editor: $VISUAL, else $EDITOR, else vi.</summary>
    /// <param name="isThere">Whether the PATH has a program.</param>
    /// <param name="missing">What to do if there is none, as a sentence.</param>
    public static ExternalProgram? Editor(Func<string, string?> variable, Func<string, bool> isThere, out string missing)
    {
        missing = "Neither VISUAL nor EDITOR is set, and there is no vi: set EDITOR to the editor to use.";
        return Named(variable, "VISUAL") ?? Named(variable, "EDITOR") ?? First(isThere, "vi");
    }

    /// <summary>The user's pager: $PAGER, else less, else more.</summary>
    /// <inheritdoc cref="Editor"/>
    public static ExternalProgram? Pager(Func<string, string?> variable, Func<string, bool> isThere, out string missing)
    {
        missing = "PAGER is not set, and there is neither less nor more: set PAGER to the pager to use.";
        return Named(variable, "PAGER") ?? First(isThere, "less", "more");
    }

    /// <summary>Whether a folder of the PATH has a program that may be run.</summary>
    public static bool IsOnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(':', StringSplitOptions.RemoveEmptyEntries)
        .Any(folder => Path.Combine(folder, program) is var path && File.Exists(path)
            && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & UnixFileMode.OtherExecute) != 0));

    /// <summary>Why it counts as failed, as a sentence; null if it ended well.</summary>
    public string? WhyFailed(ForegroundEnd end) => end switch
    {
        { Problem: { } problem } => problem,
        { ExitCode: 0 } => null,
        { ExitCode: NotFound } => $"{Name} cannot be started: there is no such program.",
        { ExitCode: NotExecutable } => $"{Name} cannot be started: it may not be executed.",
        { ExitCode: > Signalled } => $"{Name} was ended by signal {end.ExitCode - Signalled}.",
        _ => $"{Name} failed with exit status {end.ExitCode}.",
    };

    private static ExternalProgram? Named(Func<string, string?> variable, string name) =>
        variable(name) is { } line && !string.IsNullOrWhiteSpace(line) ? new(line, $"${name} ({line.Trim()})") : null;

    private static ExternalProgram? First(Func<string, bool> isThere, params ReadOnlySpan<string> programs)
    {
        foreach (var program in programs)
        {
            if (isThere(program))
            {
                return new(program, program);
            }
        }

        return null;
    }
}
