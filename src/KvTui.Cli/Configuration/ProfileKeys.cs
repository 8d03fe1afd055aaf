using KvTui.Core.State;
using KvTui.Core.State.Access;

namespace KvTui.Cli.Configuration;

/// <summary>The settings that a profile may have, with etcdctl's names where it has one.</summary>
internal static class ProfileKeys
{
    private static readonly (string Name, Func<string, string?> Mistake)[] Known =
    [
        ("endpoints", text => Caught(() => EndpointList.Parse(text, tlsByDefault: false, ""))),
        ("discovery-srv", Anything), ("discovery-srv-name", Anything), ("insecure-discovery", Switch),
        ("cacert", Anything), ("cert", Anything), ("key", Anything), ("key-password-file", Anything), ("key-password-command", Anything),
        ("insecure-transport", Switch), ("insecure-skip-tls-verify", Switch),
        ("user", text => text.Contains(':', StringComparison.Ordinal) ? "give the user's name alone; the password comes from password-command" : null),
        ("password-file", Anything), ("password-command", Anything),
        ("dial-timeout", Duration), ("command-timeout", Duration), ("keepalive-time", Duration), ("keepalive-timeout", Duration),
        ("max-request-bytes", Size), ("max-recv-bytes", Size),
        ("root", Anything), ("read-only", Switch), ("production", Switch),
        ("max-load", text => Caught(() => LoadSpec.Parse(text, ""))),
        ("poll-interval", Duration), ("mask", Anything),
        ("separator", text => Caught(() => SeparatorSpec.Parse(text, ""))),
        ("theme", text => Caught(() => WordChoice.Parse<ThemeChoice>(text, ""))),
        ("confirm-level", text => Caught(() => WordChoice.Parse<ConfirmLevel>(text, ""))),
    ];

    private static readonly string[] Secrets = ["password", "auth-jwt-token", "token", "key-password"];

    /// <summary>The settings whose text is a file's path.</summary>
    public static IReadOnlyList<string> Paths { get; } = ["cacert", "cert", "key", "password-file", "key-password-file"];

    public static IEnumerable<string> Names => Known.Select(key => key.Name);

    /// <summary>What is wrong with a setting, and what to do; null if nothing is.</summary>
    public static string? Mistake(string name, string text)
    {
        if (Secrets.Contains(name))
        {
            return $"no secrets are kept here: instead of '{name}' give password-command, a command that prints it, or password-file, as in: password-command = pass show etcd/prod";
        }

        if (Array.Find(Known, key => key.Name == name) is not { Name: not null } known)
        {
            return NearMiss.Of(name, Names) is { } meant
                ? $"there is no setting '{Shown(name)}'; did you mean '{meant}'?"
                : $"there is no setting '{Shown(name)}'; there are {string.Join(", ", Names)}";
        }

        return text.Length == 0 ? $"'{name}' has no value; give one or remove the line" : known.Mistake(text) is { } mistake ? $"{name}: {mistake}" : null;
    }

    /// <summary>A word of the file for a message: cut where it is long.</summary>
    public static string Shown(string word) => word.Length > 40 ? word[..40] + "…" : word;

    private static string? Anything(string text) => null;

    private static string? Switch(string text) => text is "true" or "false" ? null : $"expected true or false, not '{Shown(text)}'";

    private static string? Size(string text) => text.Length <= 9 && text.All(char.IsAsciiDigit) ? null : $"'{Shown(text)}' is not a number of bytes";

    private static string? Duration(string text) =>
        GoDuration.TryParse(text, out var time) && time > TimeSpan.Zero ? null : $"'{Shown(text)}' is not a duration above zero; expected one such as 300ms, 5s or 1m30s";

    private static string? Caught(Action read)
    {
        try
        {
            read();
            return null;
        }
        catch (UsageException problem)
        {
            return problem.Message.TrimStart(':', ' ');
        }
    }
}
