namespace KvTui.Cli.Configuration;

/// <summary>Some of the settings of another source.</summary>
internal sealed class FilteredSource(ISettingSource source, Func<SettingDefinition, bool> isWanted) : ISettingSource
{
    public Setting? Find(SettingDefinition setting) => isWanted(setting) ? source.Find(setting) : null;
}
