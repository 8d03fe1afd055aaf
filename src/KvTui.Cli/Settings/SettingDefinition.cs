namespace KvTui.Cli.Settings;

/// <summary>The form of a setting's text.</summary>
internal enum SettingKind
{
    Text,

    /// <summary>The path of a file; in a profile relative to the configuration file's folder.</summary>
    File,

    Switch,

    /// <summary>A duration above zero, as Go writes it.</summary>
    Duration,

    Bytes,
}

/// <summary>How much of a setting's text is secret.</summary>
internal enum Secrecy
{
    None,
    Whole,

    /// <summary>What follows a colon, as in NAME:PASSWORD.</summary>
    AfterColon,

    /// <summary>A command, which may have a secret among its words, but is seen by those who list processes anyway.</summary>
    Command,
}

/// <summary>All that is known of a setting before it is given: how it is named, described, checked, and where it may be given.</summary>
internal sealed class SettingDefinition(string name, SettingKind kind, string? value, string help)
{
    /// <summary>The beginning of the names of variables that etcdctl has too.</summary>
    public const string Etcdctl = "ETCDCTL_";

    /// <summary>The beginning of the names of our own variables.</summary>
    public const string Own = "KVTUI_";

    /// <summary>As etcdctl names it, if it does: the flag's name without dashes, and the key in a profile.</summary>
    public string Name => name;

    public SettingKind Kind => kind;

    /// <summary>What the help calls the flag's value; null for a switch, and for what is no flag.</summary>
    public string? Value => value;

    /// <summary>One line, without its default and a full stop.</summary>
    public string Help => help;

    /// <summary>What holds where it is not given, as text; null if that is nothing, or off.</summary>
    public string? Default { get; init; }

    public bool HasFlag { get; init; } = true;

    /// <summary>A short form of the flag; null if there is none.</summary>
    public string? Alias { get; init; }

    /// <summary>Whether only the explorer takes the flag, and no verb.</summary>
    public bool IsOfExplorer { get; init; }

    /// <summary>What its variable's name begins with; null if it has none.</summary>
    public string? Prefix { get; init; }

    public bool IsInProfile { get; init; } = true;

    /// <summary>Whether it is listed as being in force; not if it chooses a profile, or is about one run.</summary>
    public bool IsListed { get; init; } = true;

    /// <summary>Whether it says how the explorer looks and asks: such settings are listed last.</summary>
    public bool IsOfLook { get; init; }

    public Secrecy Secrecy { get; init; }

    public bool IsPlace { get; init; }

    /// <summary>Whether its variable shows that variables were set for a certain cluster.</summary>
    public bool IsMark { get; init; }

    /// <summary>Whether it says as whom to speak, which a question that needs no login leaves out.</summary>
    public bool IsOfLogin { get; init; }

    /// <summary>Whether it is about the session and not about a cluster.</summary>
    public bool IsOfSession { get; init; }

    /// <summary>Throws <see cref="UsageException"/> for a text that has not the form of this setting; null if its kind says all.</summary>
    public Action<string>? Check { get; init; }

    /// <summary>The words that it can be; empty if it is not a choice among a few.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>What follows its name in a profile, as an example, where it may be given once for each; null if it stands alone.</summary>
    public string? Subject { get; init; }

    /// <summary>What its line in a profile begins with, with an example of what follows its name.</summary>
    public string InProfile => Subject is null ? Name : $"{Name} {Subject}";

    /// <summary>Its value in the example of a configuration file; null if it is not shown there.</summary>
    public string? Example { get; init; }

    /// <summary>The comment above the example; null for none.</summary>
    public string? Note { get; init; }

    public string Flag => "--" + Name;

    /// <summary>The variable's name; null if there is none.</summary>
    public string? Variable => field ??= Prefix is null ? null : Prefix + Name.Replace('-', '_').ToUpperInvariant();

    /// <summary>The help with the default, as the flag has it.</summary>
    public string HelpOfFlag => Default is null ? Help : $"{Help} [{Default}]";
}
