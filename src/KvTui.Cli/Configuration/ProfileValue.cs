namespace KvTui.Cli.Configuration;

/// <summary>A setting's text in the configuration file, and the line it stands in, from 1.</summary>
internal readonly record struct ProfileValue(string Text, int Line);
