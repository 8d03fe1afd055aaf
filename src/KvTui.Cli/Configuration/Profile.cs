namespace KvTui.Cli.Configuration;

/// <summary>A named set of settings in the configuration file.</summary>
/// <param name="Line">Where it begins, from 1.</param>
/// <param name="Values">The settings by name.</param>
internal sealed record Profile(string Name, int Line, IReadOnlyDictionary<string, ProfileValue> Values);
