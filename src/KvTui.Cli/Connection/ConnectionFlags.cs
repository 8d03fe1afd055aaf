using KvTui.Core.State;

namespace KvTui.Cli.Connection;

/// <summary>The options that say which cluster, as whom, and how far; named as etcdctl names them, in the order of the help.</summary>
internal sealed class ConnectionFlags
{
    private readonly Option<string?> _format = new("--output", "-o") { Description = "text or json [text]", HelpName = "FORMAT", Recursive = true };

    private readonly Option[] _all =
    [
        Text("--profile", "NAME", "Connect as this profile of the configuration file says, whatever ETCDCTL_… is set to; see 'kvtui config'"),
        Text("--unlock", "NAME", "Let writes through to a production profile: its name"),
        Text("--endpoints", "LIST", "Where to ask: host:port, http://…, https://… or unix:…, comma-separated [127.0.0.1:2379]"),
        Text("--discovery-srv", "DOMAIN", "Ask DNS for the endpoints of this domain instead", "-d"),
        Text("--discovery-srv-name", "NAME", "Suffix of the service's name in DNS"),
        Switch.OfSetting("--insecure-discovery", "Take plain-text endpoints from DNS too; --insecure-discovery=false does not [true]"),
        Text("--cacert", "FILE", "CA certificates to trust; TLS for endpoints without a scheme"),
        Text("--cert", "FILE", "Client certificate"),
        Text("--key", "FILE", "Key of the client certificate"),
        Text("--key-password-file", "FILE", "File with the password of an encrypted --key"),
        Switch.OfSetting("--insecure-transport", "Allow plain text; --insecure-transport=false refuses it [true]"),
        Switch.OfSetting("--insecure-skip-tls-verify", "Accept any server certificate"),
        Text("--user", "NAME[:PASSWORD]", "Log in; asks for the password if none is given"),
        Text("--password", "PASSWORD", "Password for --user"),
        Text("--password-file", "FILE", "File with the password for --user; - for the first line of standard input"),
        Text("--auth-jwt-token", "TOKEN", "Send this token instead of logging in; it is not renewed"),
        Text("--dial-timeout", "TIME", "Time to make a connection [2s]"),
        Text("--command-timeout", "TIME", "Time for one call; a watch has none [5s]"),
        Text("--keepalive-time", "TIME", "Time between pings, at least 10s [10s]"),
        Text("--keepalive-timeout", "TIME", "Time for the answer to a ping [6s]"),
        Text("--max-request-bytes", "N", "Largest request to send [2097152]"),
        Text("--max-recv-bytes", "N", "Largest answer to accept [268435456]"),
        Text("--root", "PREFIX", "See and touch only keys with this prefix"),
        Switch.OfSetting("--read-only", "Refuse every write before it is sent"),
        Text("--separator", "CHAR", "Fold keys at this character into prefixes and a tree [/]"),
        Text("--max-load", "SPEC", "Cap on background reads: share of the time, requests/s, bytes/s, as 25%,50/s,4MiB/s; or KVTUI_MAX_LOAD [none]"),
        OfExplorer("--poll-interval", "TIME", "How often the explorer asks each member for its status [2s]"),
        OfExplorer("--theme", "NAME", $"How the explorer looks: {WordChoice.Words<ThemeChoice>()} [dark]"),
        OfExplorer("--confirm-level", "LEVEL", "What the explorer asks about first: delete (keys), all (saving too), typed (all, by typing the profile's name) [delete]"),
    ];

    /// <summary>The option of a setting; null if there is none.</summary>
    /// <param name="name">Its name without dashes.</param>
    public Option? Find(string name) => Array.Find(_all, option => option.Name.AsSpan(2).SequenceEqual(name));

    /// <summary>Offers them on every verb.</summary>
    public void AddTo(RootCommand root)
    {
        foreach (var option in _all)
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
        var other => throw new UsageException($"{_format.Name}: there is no format '{other}'; expected text or json."),
    };

    /// <summary>One that no verb takes.</summary>
    private static Option<string?> OfExplorer(string name, string value, string description) => new(name) { HelpName = value, Description = description };

    private static Option<string?> Text(string name, string value, string description, params string[] aliases) =>
        new(name, aliases) { HelpName = value, Description = description, Recursive = true };
}
