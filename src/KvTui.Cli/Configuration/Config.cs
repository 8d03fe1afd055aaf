namespace KvTui.Cli.Configuration;

/// <summary>What a configuration file says.</summary>
/// <param name="DefaultProfile">The profile used when nothing else says which cluster; null for none.</param>
/// <param name="Profiles">In the file's order.</param>
internal sealed record Config(string? DefaultProfile, IReadOnlyList<Profile> Profiles, IReadOnlyList<ConfigProblem> Problems)
{
    public static Config Empty { get; } = new(null, [], []);

    public Profile? Find(string name) => Profiles.FirstOrDefault(profile => profile.Name == name);
}
