namespace KvTui.Cli.Settings;

/// <summary>The settings in etcdctl's variables, and in a few of our own; an empty one counts as not set.</summary>
/// <param name="variable">The value of a variable; null if it is not set.</param>
internal sealed class VariableSource(Func<string, string?> variable) : ISettingSource
{
    public Setting? Find(SettingDefinition setting) =>
        setting.Variable is { } name && variable(name) is { Length: > 0 } text ? new(text, name) : null;
}
