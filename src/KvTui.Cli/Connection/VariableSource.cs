namespace KvTui.Cli.Connection;

/// <summary>The settings in etcdctl's variables, and in a few of our own; an empty one counts as not set.</summary>
/// <param name="variable">The value of a variable; null if it is not set.</param>
internal sealed class VariableSource(Func<string, string?> variable) : ISettingSource
{
    private static readonly string[] OfEtcdctl =
    [
        "endpoints", "discovery-srv", "discovery-srv-name", "insecure-discovery", "cacert", "cert", "key", "insecure-transport", "insecure-skip-tls-verify",
        "user", "password", "auth-jwt-token", "dial-timeout", "command-timeout", "keepalive-time", "keepalive-timeout", "max-request-bytes", "max-recv-bytes",
    ];

    private static readonly string[] Own = ["password-file", "key-password-file", "max-load"];

    public Setting? Find(string name) =>
        NameOf(name) is { } known && variable(known) is { Length: > 0 } text ? new(text, known) : null;

    private static string? NameOf(string name) =>
        Array.IndexOf(OfEtcdctl, name) >= 0 ? "ETCDCTL_" + Upper(name)
        : Array.IndexOf(Own, name) >= 0 ? "KVTUI_" + Upper(name)
        : null;

    private static string Upper(string name) => name.Replace('-', '_').ToUpperInvariant();
}
