namespace KvTui.Cli.Arguments;

/// <summary>A choice among a few words, those of an enumeration in lower case.</summary>
internal static class WordChoice
{
    /// <summary>The words, for helps and messages.</summary>
    public static string Words<T>()
        where T : struct, Enum => string.Join(", ", All<T>());

    public static IReadOnlyList<string> All<T>()
        where T : struct, Enum => [.. Enum.GetNames<T>().Select(static name => name.ToLowerInvariant())];

    /// <exception cref="UsageException">The text is none of the words.</exception>
    public static T Parse<T>(string text, string origin)
        where T : struct, Enum
    {
        foreach (var choice in Enum.GetValues<T>())
        {
            if (choice.ToString().Equals(text, StringComparison.OrdinalIgnoreCase))
            {
                return choice;
            }
        }

        throw new UsageException($"{origin}: there is no '{text}'; expected {Words<T>()}.");
    }
}
