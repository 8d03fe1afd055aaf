namespace KvTui.Cli.Settings;

/// <summary>Sources of settings in the order in which they are asked: the first that has one wins.</summary>
internal sealed class SettingSources(params IReadOnlyList<ISettingSource> sources)
{
    /// <summary>The setting and its rank; null if nobody has it.</summary>
    public RankedSetting? Find(SettingDefinition setting)
    {
        for (var rank = 0; rank < sources.Count; rank++)
        {
            if (sources[rank].Find(setting) is { } found)
            {
                return new(setting, found, rank);
            }
        }

        return null;
    }

    /// <summary>One of two settings that exclude each other: that of the earlier source; null if there is neither.</summary>
    /// <exception cref="UsageException">One source has both.</exception>
    public RankedSetting? FindEither(SettingDefinition one, SettingDefinition other) => (Find(one), Find(other)) switch
    {
        ({ } a, { } b) when a.Rank == b.Rank => throw new UsageException(
            $"{a.Origin} {WithName(a)}and {b.Origin} {WithName(b)}contradict each other: give only one of the two."),
        ({ } a, { } b) => a.Rank < b.Rank ? a : b,
        (var a, var b) => a ?? b,
    };

    public string? Text(SettingDefinition setting) => Find(setting)?.Text;

    /// <summary>A switch.</summary>
    /// <exception cref="UsageException">The setting is neither true nor false.</exception>
    public bool IsOn(SettingDefinition setting) =>
        Find(setting) is { } found ? ArgumentCheck.IsOn(found.Origin, found.Text) : setting.Default == "true";

    /// <summary>A switch that a later source's “true” is not undone in by an earlier one.</summary>
    /// <exception cref="UsageException">The setting is neither true nor false.</exception>
    public bool IsOnAnywhere(SettingDefinition setting) => OriginsOfOn(setting).Count > 0;

    /// <summary>Who switches it on, in the order of the sources.</summary>
    /// <exception cref="UsageException">The setting is neither true nor false.</exception>
    public IReadOnlyList<string> OriginsOfOn(SettingDefinition setting)
    {
        var origins = new List<string>();
        foreach (var source in sources)
        {
            if (source.Find(setting) is { } found && ArgumentCheck.IsOn(found.Origin, found.Text))
            {
                origins.Add(found.Origin);
            }
        }

        return origins;
    }

    /// <summary>A time above zero.</summary>
    /// <exception cref="UsageException">The setting is not a duration above zero.</exception>
    public TimeSpan Duration(SettingDefinition setting) =>
        Find(setting) is { } found ? GoDuration.ParseWait(found.Text, found.Origin) : GoDuration.ParseWait(setting.Default!, setting.Flag);

    /// <summary>One of the words of an enumeration; its first if it is not set.</summary>
    /// <exception cref="UsageException">The setting is none of the words.</exception>
    public T Choice<T>(SettingDefinition setting)
        where T : struct, Enum => Find(setting) is { } found ? WordChoice.Parse<T>(found.Text, found.Origin) : default;

    /// <summary>A number of bytes that fits 31 bits; 0 and nothing both mean the default.</summary>
    /// <exception cref="UsageException">The setting is not such a number.</exception>
    public int? Bytes(SettingDefinition setting)
    {
        if (Find(setting) is not { } found)
        {
            return null;
        }

        return int.TryParse(found.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes)
            ? bytes == 0 ? null : bytes
            : throw new UsageException(
                $"{found.Origin}: '{found.Text}' is not a number of bytes from 0 to {int.MaxValue}; 0 means the default.");
    }

    /// <summary>The path of a file that is there.</summary>
    /// <exception cref="UsageException">The path is empty, or there is no such file.</exception>
    public string? File(SettingDefinition setting)
    {
        if (Find(setting) is not { } found)
        {
            return null;
        }

        return found.Text.Length == 0 ? throw new UsageException($"{found.Origin} is empty; give the path of a file, or leave it out.")
            : System.IO.File.Exists(found.Text) ? found.Text
            : throw new UsageException($"{found.Origin}: there is no file '{found.Text}'.");
    }

    /// <summary>Origins such as “profile prod” do not name the setting.</summary>
    private static string WithName(RankedSetting found) =>
        found.Origin == found.Definition.Flag || found.Origin == found.Definition.Variable ? "" : $"({found.Name}) ";
}

/// <summary>A place that connection settings can come from: the command line, variables, a profile, this host.</summary>
internal interface ISettingSource
{
    /// <summary>What it says about a setting; null if nothing.</summary>
    Setting? Find(SettingDefinition setting);
}

/// <summary>A setting as it was given.</summary>
/// <param name="Text">Its value, which may be a secret.</param>
/// <param name="Origin">Where it was given, for messages: “--endpoints”, “ETCDCTL_ENDPOINTS”, “profile prod”.</param>
internal readonly record struct Setting(string Text, string Origin)
{
    /// <summary>Only where it was given.</summary>
    public override string ToString() => Origin;
}

/// <summary>A setting, and the place of its source in the order of sources: a lower rank beats a higher one.</summary>
internal readonly record struct RankedSetting(SettingDefinition Definition, Setting Setting, int Rank)
{
    public string Name => Definition.Name;

    public string Text => Setting.Text;

    public string Origin => Setting.Origin;

    public bool Is(SettingDefinition definition) => Definition == definition;

    /// <summary>Its name and where it was given.</summary>
    public override string ToString() => $"{Name} ({Origin})";
}
