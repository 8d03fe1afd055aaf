using System.CommandLine;
using KvTui.Cli.Arguments;

namespace KvTui.Cli.Connection;

/// <summary>The options that say which cluster, as whom, and how far; named as etcdctl names them.</summary>
internal sealed class ConnectionFlags
{
    public Option<string?> Endpoints { get; } = Text("--endpoints", "LIST", "Where to ask: host:port, http://… or https://…, comma-separated [127.0.0.1:2379]");

    public Option<string?> CaFile { get; } = Text("--cacert", "FILE", "CA certificates to trust; TLS for endpoints without a scheme");

    public Option<string?> CertFile { get; } = Text("--cert", "FILE", "Client certificate");

    public Option<string?> KeyFile { get; } = Text("--key", "FILE", "Key of the client certificate");

    public Option<bool> SkipVerify { get; } = Switch.Of("--insecure-skip-tls-verify", "Accept any server certificate", recursive: true);

    public Option<string?> User { get; } = Text("--user", "NAME[:PASSWORD]", "Log in; asks for the password if none is given");

    public Option<string?> Password { get; } = Text("--password", "PASSWORD", "Password for --user");

    public Option<string?> DialTimeout { get; } = Text("--dial-timeout", "TIME", "Time to make a connection [2s]");

    public Option<string?> CommandTimeout { get; } = Text("--command-timeout", "TIME", "Time for one call; a watch has none [5s]");

    public Option<string?> KeepAliveTime { get; } = Text("--keepalive-time", "TIME", "Time between pings, at least 10s [10s]");

    public Option<string?> KeepAliveTimeout { get; } = Text("--keepalive-timeout", "TIME", "Time for the answer to a ping [6s]");

    public Option<string?> Root { get; } = Text("--root", "PREFIX", "See and touch only keys with this prefix");

    public Option<bool> ReadOnly { get; } = Switch.Of("--read-only", "Refuse every write before it is sent", recursive: true);

    public Option<string?> MaxLoad { get; } =
        Text("--max-load", "SPEC", "Cap on background reads: share of the time, requests/s, bytes/s, as 25%,50/s,4MiB/s; or KVTUI_MAX_LOAD [none]");

    public Option<string?> Format { get; } = new("--output", "-o") { Description = "text or json [text]", HelpName = "FORMAT", Recursive = true };

    /// <summary>Offers them on every verb.</summary>
    public void AddTo(RootCommand root)
    {
        Option[] all =
        [
            Endpoints, CaFile, CertFile, KeyFile, SkipVerify, User, Password, DialTimeout, CommandTimeout, KeepAliveTime, KeepAliveTimeout,
            Root, ReadOnly, MaxLoad, Format,
        ];
        foreach (var option in all)
        {
            root.Options.Add(option);
        }
    }

    private static Option<string?> Text(string name, string value, string description) =>
        new(name) { HelpName = value, Description = description, Recursive = true };
}
