namespace KvTui.Cli.Configuration;

/// <summary>What a configuration file says.</summary>
/// <param name="DefaultProfile">The profile used when nothing else says which cluster; null for none.</param>
/// <param name="Profiles">In the file's order.</param>
internal sealed record Config(string? DefaultProfile, IReadOnlyList<Profile> Profiles, IReadOnlyList<ConfigProblem> Problems)
{
    public static Config Empty { get; } = new(null, [], []);

    public Profile? Find(string name) => Profiles.FirstOrDefault(profile => profile.Name == name);
}

/// <summary>A named set of settings in the configuration file.</summary>
/// <param name="Line">Where it begins, from 1.</param>
internal sealed record Profile(string Name, int Line, IReadOnlyDictionary<string, ProfileValue> Values);

/// <summary>A setting's text in the configuration file, and the line it stands in, from 1.</summary>
internal sealed record ProfileValue(string Text, int Line);

/// <summary>Something wrong with the configuration file: what, and what to do.</summary>
/// <param name="Line">Where, from 1; 0 for the file as a whole.</param>
internal sealed record ConfigProblem(int Line, string Text)
{
    /// <summary>The problem with its place, as compilers write it.</summary>
    public string At(string path) => Line > 0 ? $"{path}:{Line}: {Text}" : $"{path}: {Text}";
}
