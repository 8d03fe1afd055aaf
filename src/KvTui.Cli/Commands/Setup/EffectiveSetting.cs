namespace KvTui.Cli.Commands.Setup;

/// <summary>A setting that is in force, and where it comes from; a secret is not in it.</summary>
internal readonly record struct EffectiveSetting(string Name, string Text, string Origin)
{
    private static readonly string[] Names =
    [
        "endpoints", "discovery-srv", "discovery-srv-name", "insecure-discovery", "cacert", "cert", "key", "key-password-file", "key-password-command",
        "insecure-transport", "insecure-skip-tls-verify", "user", "password", "password-file", "password-command", "auth-jwt-token",
        "dial-timeout", "command-timeout", "keepalive-time", "keepalive-timeout", "max-request-bytes", "max-recv-bytes",
        "root", "read-only", "production", "max-load", "poll-interval", "mask", "separator", "theme", "confirm-level",
    ];

    /// <summary>All that are given anywhere.</summary>
    public static IReadOnlyList<EffectiveSetting> All(SettingSources sources) =>
    [
        .. from name in Names
           let found = sources.Find(name)
           where found is not null
           select new EffectiveSetting(name, Shown(name, found.Value.Text), found.Value.Origin),
    ];

    /// <summary>A text without a secret: a command may have one among its words.</summary>
    private static string Shown(string name, string text) => name switch
    {
        "password" or "auth-jwt-token" => "(given, not shown)",
        "password-command" or "key-password-command" => "(a command)",
        "user" when text.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon => text[..colon] + ":(given, not shown)",
        _ => text,
    };
}
