using System.CommandLine;
using KvTui.Cli.Arguments;
using KvTui.Etcd;
using KvTui.Etcd.Load;

namespace KvTui.Cli.Connection;

/// <summary>Makes the client's options out of what the sources say; an earlier source beats a later one.</summary>
internal sealed class ConnectionSettings(SettingSources sources)
{
    private static readonly TimeSpan ShortestKeepAlive = TimeSpan.FromSeconds(10);
    private static readonly EtcdClientOptions Defaults = new() { Endpoints = [] };

    /// <summary>Those of the command line, and after it etcdctl's variables.</summary>
    /// <exception cref="UsageException">A variable is set that changes what etcdctl would do, and can not be honoured.</exception>
    public static ConnectionSettings Of(ConnectionFlags flags, ParseResult parsed)
    {
        VariableCheck.Check(Environment.GetEnvironmentVariable);
        return new(new SettingSources(new FlagSource(flags, parsed), new VariableSource(Environment.GetEnvironmentVariable)));
    }

    /// <summary>The cap on background reads as it was given; null for none.</summary>
    public string? MaxLoadText => sources.Text("max-load");

    /// <summary>Reads them; names are looked up in DNS if that is asked for, and at last a password that is missing is asked for.</summary>
    /// <exception cref="UsageException">Something given is wrong or contradicts itself.</exception>
    /// <exception cref="EtcdException">DNS names no endpoints.</exception>
    public async Task<EtcdClientOptions> ReadAsync(CancellationToken cancellationToken)
    {
        var keepAlive = sources.Duration("keepalive-time", Defaults.KeepAliveTime);
        var (sent, received) = Sizes();
        var endpoints = new EndpointSettings(sources);
        var tls = new TlsSettings(sources).Read(endpoints.ServerName);
        var options = new EtcdClientOptions
        {
            Endpoints = [],
            Tls = tls,
            DialTimeout = sources.Duration("dial-timeout", Defaults.DialTimeout),
            CommandTimeout = sources.Duration("command-timeout", Defaults.CommandTimeout),
            KeepAliveTime = keepAlive < ShortestKeepAlive ? ShortestKeepAlive : keepAlive,
            KeepAliveTimeout = sources.Duration("keepalive-timeout", Defaults.KeepAliveTimeout),
            MaxRequestBytes = sent ?? Defaults.MaxRequestBytes,
            MaxReceiveBytes = received ?? Defaults.MaxReceiveBytes,
            ReadOnly = sources.IsOn("read-only", otherwise: false),
            MaxLoad = sources.Find("max-load") is { } load ? LoadSpec.Parse(load.Text, load.Origin) : LoadBudget.Unlimited,
            Root = EtcdKey.FromText(sources.Text("root") ?? ""),
        };
        var login = new LoginSettings(sources);
        login.Check();
        options = options with { Endpoints = await endpoints.ReadAsync(tls, options.CommandTimeout, cancellationToken) };
        return login.Add(options, cancellationToken);
    }

    private (int? Sent, int? Received) Sizes()
    {
        var (sent, received) = (sources.Bytes("max-request-bytes"), sources.Bytes("max-recv-bytes"));
        return sent > received
            ? throw new UsageException($"--max-request-bytes ({sent}) may not be above --max-recv-bytes ({received}): what was written could not be read again.")
            : (sent, received);
    }
}
