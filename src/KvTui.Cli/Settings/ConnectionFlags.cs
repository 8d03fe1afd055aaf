using System.CommandLine.Completions;

namespace KvTui.Cli.Settings;

/// <summary>The options that say which cluster, as whom, and how far; named as etcdctl names them, in the order of the help.</summary>
internal sealed class ConnectionFlags
{
    /// <summary>The verb that prints YAML too.</summary>
    private const string WithYaml = "get";

    private readonly Option<string?> _format = new("--output", "-o")
    {
        Description = $"text or json; {WithYaml} has yaml too [text]",
        HelpName = "FORMAT",
        Recursive = true,
        CompletionSources = { Formats },
    };

    private readonly (SettingDefinition Setting, Option Option)[] _all =
        [.. SettingTable.All.Where(static setting => setting.HasFlag).Select(static setting => (setting, Make(setting)))];

    /// <summary>The option of a setting; null if there is none.</summary>
    public Option? Find(SettingDefinition setting) => Array.Find(_all, flag => flag.Setting == setting).Option;

    /// <summary>The setting of an option; null if it is none's.</summary>
    public SettingDefinition? SettingOf(Option option) => Array.Find(_all, flag => flag.Option == option).Setting;

    /// <summary>Whether a flag says which cluster, as whom, and how far; such flags have a page of help of their own.</summary>
    public static bool IsOfConnection(SettingDefinition setting) => setting is { HasFlag: true, IsOfExplorer: false };

    public void AddTo(RootCommand root)
    {
        foreach (var (_, option) in _all)
        {
            root.Options.Add(option);
        }

        root.Options.Add(_format);
    }

    /// <summary>Whether results are wanted as JSON.</summary>
    /// <exception cref="UsageException">Another format is asked for.</exception>
    public bool IsJson(ParseResult parsed) => parsed.GetValue(_format) switch
    {
        null or "text" => false,
        "json" => true,
        "yaml" when HasYaml(parsed) => false,
        "yaml" => throw new UsageException($"{_format.Name}: only {WithYaml} prints yaml; expected text or json."),
        var other => throw new UsageException(
            $"{_format.Name}: there is no format '{other}'; expected text or json{(HasYaml(parsed) ? " or yaml" : "")}."),
    };

    /// <summary>Whether a value is wanted as YAML.</summary>
    /// <exception cref="UsageException">A format is asked for that the verb does not have.</exception>
    public bool IsYaml(ParseResult parsed) => !IsJson(parsed) && parsed.GetValue(_format) == "yaml";

    private static bool HasYaml(ParseResult parsed) => parsed.CommandResult.Command.Name == WithYaml;

    private static IEnumerable<string> Formats(CompletionContext context) =>
        HasYaml(context.ParseResult) ? ["text", "json", "yaml"] : ["text", "json"];

    private static Option Make(SettingDefinition setting) => setting.Kind == SettingKind.Switch
        ? Switch.OfSetting(setting.Flag, setting.HelpOfFlag)
        : new Option<string?>(setting.Flag, setting.Alias is { } alias ? [alias] : [])
        {
            HelpName = setting.Value,
            Description = setting.HelpOfFlag,
            Recursive = !setting.IsOfExplorer,
            Hidden = IsOfConnection(setting),
        };
}

/// <summary>The settings on the command line.</summary>
internal sealed class FlagSource(ConnectionFlags flags, ParseResult parsed) : ISettingSource
{
    public Setting? Find(SettingDefinition setting) => flags.Find(setting) switch
    {
        Option<string?> text when parsed.GetValue(text) is { } value => new(value, text.Name),
        Option<bool?> choice when parsed.GetValue(choice) is { } value => new(value ? "true" : "false", choice.Name),
        _ => null,
    };
}
