namespace KvTui.Cli.Logging;

/// <summary>Where the explorer logs to, by the XDG rules.</summary>
internal static class LogFile
{
    /// <summary>The file's path, its folder made; null if there is no place for it: no HOME, or one that can not be written.</summary>
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
            return Path.Combine(Directory.CreateDirectory(Path.Combine(state, "kvtui")).FullName, "kvtui.log");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
