namespace KvTui.Cli.Connection;

/// <summary>A setting, and the place of its source in the order of sources: a lower rank beats a higher one.</summary>
internal readonly record struct RankedSetting(string Name, Setting Setting, int Rank)
{
    public string Text => Setting.Text;

    public string Origin => Setting.Origin;

    /// <summary>Its name and where it was given.</summary>
    public override string ToString() => $"{Name} ({Origin})";
}
