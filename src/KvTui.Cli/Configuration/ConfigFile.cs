namespace KvTui.Cli.Configuration;

/// <summary>The configuration file: where it is, whether it may be trusted, and what it says.</summary>
/// <param name="Path">Its absolute path; null if there is no HOME to look in.</param>
internal sealed record ConfigFile(string? Path, bool Exists, Config Config)
{
    private const int LargestFile = 1024 * 1024;
    private const int MostProblems = 20;
    private const int OthersMayDoAnything = 0b000_111_111;

    /// <summary>The file's place by the XDG rules; null without XDG_CONFIG_HOME and HOME.</summary>
    public static string? PathBy(Func<string, string?> variable)
    {
        var folder = variable("XDG_CONFIG_HOME") is { Length: > 0 } given && System.IO.Path.IsPathRooted(given) ? given
            : variable("HOME") is { Length: > 0 } home ? System.IO.Path.Combine(home, ".config")
            : null;
        return folder is null ? null : System.IO.Path.Combine(folder, "kvtui", "config");
    }

    /// <summary>Reads it if there is one; what is wrong with it is among the problems.</summary>
    public static ConfigFile Read(string? path)
    {
        if (path is null)
        {
            return new(null, false, Config.Empty);
        }

        var facts = PathFacts.Of(path);
        // A home that this user may not enter is another's, as after sudo -u: its file is not meant.
        if (facts.Kind is PathKind.Missing or PathKind.Hidden)
        {
            return new(path, false, Config.Empty);
        }

        if (Distrust(path, facts, PathFacts.CurrentUser) is { } problem)
        {
            return Broken(path, problem);
        }

        try
        {
            var bytes = File.ReadAllBytes(path);
            return bytes.Length <= LargestFile
                ? new(path, true, ConfigParser.Parse(Encoding.UTF8.GetString(bytes)))
                : Broken(path, $"has {bytes.Length} bytes; more than {LargestFile} are not read");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Broken(path, $"cannot be read: {error.Message}");
        }
    }

    /// <summary>Why a file with these facts is not to be followed, and the command that changes it; null if it is.</summary>
    public static string? Distrust(string path, PathFacts facts, uint user) => facts.Kind switch
    {
        not PathKind.File => "is not a regular file; move it away and run: kvtui config create",
        _ when facts.Owner != user => $"belongs to user id {facts.Owner} and not to you ({user}); run: chown {user} '{path}'",
        _ when (facts.Mode & OthersMayDoAnything) != 0
            => $"can be read or changed by others (mode {Octal(facts.Mode)}); run: chmod 600 '{path}'",
        _ => null,
    };

    /// <summary>The same file, if nothing is wrong with it.</summary>
    /// <exception cref="UsageException">Something is; the message has every problem with its line.</exception>
    public ConfigFile OrThrow()
    {
        var problems = Config.Problems;
        if (Path is null || problems.Count == 0)
        {
            return this;
        }

        var lines = problems.Take(MostProblems).Select(problem => problem.At(Path));
        throw new UsageException(
            string.Join('\n', problems.Count > MostProblems ? lines.Append($"… and {problems.Count - MostProblems} more") : lines));
    }

    public static string Octal(int mode) => Convert.ToString(mode, 8).PadLeft(4, '0');

    private static ConfigFile Broken(string path, string problem) => new(path, true, new(null, [], [new(0, problem)]));
}
