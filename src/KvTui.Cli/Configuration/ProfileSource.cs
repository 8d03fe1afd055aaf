namespace KvTui.Cli.Configuration;

/// <summary>The settings of a profile.</summary>
/// <param name="folder">The configuration file's folder, which relative paths start from.</param>
/// <param name="home">The user's home, for ~; null if there is none.</param>
internal sealed class ProfileSource(Profile profile, string folder, string? home) : ISettingSource
{
    public Profile Profile => profile;

    public string Origin { get; } = $"profile {profile.Name}";

    public Setting? Find(SettingDefinition setting) =>
        setting.Subject is not null ? Each(setting)
        : profile.Values.TryGetValue(setting.Name, out var value)
            ? new(setting.Kind == SettingKind.File ? Absolute(value.Text) : value.Text, Origin)
            : null;

    /// <summary>What is given for each subject, as one text.</summary>
    private Setting? Each(SettingDefinition setting)
    {
        var given = profile.Values.Where(value => value.Key.StartsWith(setting.Name + " ", StringComparison.Ordinal))
            .OrderBy(static value => value.Value.Line)
            .Select(value => $"{value.Key[setting.Name.Length..].Trim()} = {value.Value.Text}")
            .ToList();
        return given.Count > 0 ? new(string.Join("; ", given), Origin) : null;
    }

    private string Absolute(string path) =>
        path.StartsWith("~/", StringComparison.Ordinal) && home is not null ? Path.Combine(home, path[2..]) : Path.Combine(folder, path);
}

/// <summary>Some of the settings of another source.</summary>
internal sealed class FilteredSource(ISettingSource source, Func<SettingDefinition, bool> isWanted) : ISettingSource
{
    public Setting? Find(SettingDefinition setting) => isWanted(setting) ? source.Find(setting) : null;
}
