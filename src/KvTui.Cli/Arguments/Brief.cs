namespace KvTui.Cli.Arguments;

/// <summary>Descriptions for where there is room for a few words only.</summary>
internal static class Brief
{
    /// <summary>The first clause of a description.</summary>
    public static string Of(string? description) => (description ?? "").Split('\n')[0].Split(';')[0].Split(": ")[0].TrimEnd('.');

    /// <summary>A verb with its arguments, those in brackets that can be left out.</summary>
    public static string Usage(Command verb) => string.Join(
        ' ', verb.Arguments.Select(static each => each.Arity.MinimumNumberOfValues > 0 ? each.Name : $"[{each.Name}]").Prepend(Name(verb)));

    /// <summary>The words of a verb: one, or two as in “user add”.</summary>
    public static string Name(Command verb) => verb.Parents.FirstOrDefault(static each => each is Command and not RootCommand) is { } group
        ? $"{group.Name} {verb.Name}"
        : verb.Name;
}
