namespace KvTui.Cli.Configuration;

/// <summary>Some of the settings of another source.</summary>
internal sealed class FilteredSource(ISettingSource source, params IReadOnlyList<string> names) : ISettingSource
{
    public Setting? Find(string name) => names.Contains(name) ? source.Find(name) : null;
}
