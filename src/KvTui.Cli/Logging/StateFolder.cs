namespace KvTui.Cli.Logging;

/// <summary>Where the explorer keeps its log, its drafts, its accounts and the journal, by the XDG rules.</summary>
internal static class StateFolder
{
    /// <summary>Where it is kept how far courses of care have come; null if there is no place for it.</summary>
    public static string? ForCare() => Below("care");

    /// <summary>Where the journal of one's own writes is; null if there is no place for it.</summary>
    public static string? ForJournal() => Below("journal");

    /// <summary>The folder's path, made if need be; null if there is no place for it: no HOME, or one that cannot be written.</summary>
    public static string? Find(Func<string, string?> variable)
    {
        var state = variable("XDG_STATE_HOME") is { Length: > 0 } given && Path.IsPathRooted(given) ? given
            : variable("HOME") is { Length: > 0 } home ? Path.Combine(home, ".local", "state")
            : null;
        if (state is null)
        {
            return null;
        }

        try
        {
            return Directory.CreateDirectory(Path.Combine(state, "kvtui")).FullName;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? Below(string name) =>
        Find(Environment.GetEnvironmentVariable) is { } folder ? Path.Combine(folder, name) : null;
}
