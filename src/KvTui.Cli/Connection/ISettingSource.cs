namespace KvTui.Cli.Connection;

/// <summary>A place that connection settings can come from: the command line, variables, a profile, this host.</summary>
internal interface ISettingSource
{
    /// <summary>What it says about a setting; null if nothing.</summary>
    /// <param name="name">The flag's name without dashes, such as “dial-timeout”.</param>
    Setting? Find(string name);
}
