using KvTui.Core.Journal;
using KvTui.Core.Keyspace;
using KvTui.Core.Keyspace.Pages;

namespace KvTui.Cli.Connection;

/// <summary>Makes the client's options out of what the sources say; an earlier source beats a later one.</summary>
internal sealed class ConnectionSettings(ClusterChoice choice)
{
    private static readonly TimeSpan ShortestKeepAlive = TimeSpan.FromSeconds(10);

    /// <summary>The database file that is read instead of a cluster; null for a cluster.</summary>
    public string? File => Sources.Text(SettingTable.File);

    private SettingSources Sources => choice.Sources;

    /// <summary>What makes a prefix.</summary>
    /// <exception cref="UsageException">The separator given is none.</exception>
    public KeyFolding Folding =>
        Sources.Find(SettingTable.Separator) is { } separator ? SeparatorSpec.Parse(separator.Text, separator.Origin) : default;

    /// <summary>The keys whose values are masked.</summary>
    public IReadOnlyList<string> MaskPatterns => Sources.Text(SettingTable.Mask) is { } mask
        ? mask.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        : KeyMask.KubernetesSecrets;

    /// <summary>Of which keys writes are taken down in the journal.</summary>
    /// <exception cref="UsageException">What is given is none of the words for it.</exception>
    public JournalKeep Journal => Sources.Choice<JournalKeep>(SettingTable.Journal);

    /// <summary>
    /// Whether a password that is missing may be asked for, by us or by a command that prints it; if not, needing one is an error.
    /// </summary>
    public bool MayAsk { get; init; } = true;

    /// <summary>Reads them; names are looked up in DNS if that is asked for, and at last a password that is missing is asked for.</summary>
    /// <exception cref="UsageException">Something given is wrong or contradicts itself.</exception>
    /// <exception cref="EtcdException">DNS names no endpoints.</exception>
    public async Task<EtcdClientOptions> ReadAsync(CancellationToken cancellationToken)
    {
        if (Sources.Find(SettingTable.File) is { } file)
        {
            return OfFile(file);
        }

        var keepAlive = Sources.Duration(SettingTable.KeepAliveTime);
        var (sent, received) = Sizes();
        var endpoints = new EndpointSettings(Sources);
        var tls = new TlsSettings(Sources).Read(endpoints.ServerName);
        var options = new EtcdClientOptions
        {
            Endpoints = [],
            Tls = tls,
            MetricsEndpoints = Sources.Find(SettingTable.MetricsUrls) is { } metrics
                ? EndpointList.Parse(metrics.Text, tlsByDefault: false, metrics.Origin)
                : [],
            DialTimeout = Sources.Duration(SettingTable.DialTimeout),
            CommandTimeout = Sources.Duration(SettingTable.CommandTimeout),
            KeepAliveTime = keepAlive < ShortestKeepAlive ? ShortestKeepAlive : keepAlive,
            KeepAliveTimeout = Sources.Duration(SettingTable.KeepAliveTimeout),
            MaxRequestBytes = sent,
            MaxReceiveBytes = received,
            ReadOnly = Sources.IsOnAnywhere(SettingTable.ReadOnly),
            ReadOnlyOrigin = string.Join(" and ", Sources.OriginsOfOn(SettingTable.ReadOnly)),
            Lock = Lock(),
            MaxLoad = Sources.Find(SettingTable.MaxLoad) is { } load ? LoadSpec.Parse(load.Text, load.Origin) : LoadBudget.Unlimited,
            Root = EtcdKey.FromText(Sources.Text(SettingTable.Root) ?? ""),
        };
        var login = new LoginSettings(Sources) { MayAsk = MayAsk };
        login.Check();
        if (Sources.Find(SettingTable.KeyPasswordCommand) is { } command && tls is { KeyFile: not null, KeyPassword: null })
        {
            LoginSettings.Require(MayAsk);
            var password = await PasswordCommand.RunAsync(
                command.Text, $"{command.Origin} ({command.Name})", TimeProvider.System, cancellationToken);
            tls = tls with { KeyPassword = password };
            options = options with { Tls = tls };
        }

        options = options with { Endpoints = await endpoints.ReadAsync(tls, options.CommandTimeout, cancellationToken) };
        return await login.AddAsync(options, cancellationToken);
    }

    /// <summary>Users and times mean nothing for a file; certificates may be for a cluster that it is compared with.</summary>
    private EtcdClientOptions OfFile(RankedSetting file)
    {
        foreach (var place in new[] { SettingTable.Endpoints, SettingTable.DiscoverySrv })
        {
            // A variable or a profile may name a cluster all the same.
            if (Sources.Find(place) is { } other && other.Origin == place.Flag)
            {
                throw new UsageException($"{file.Origin} and {other.Origin} exclude each other: a file is read, or a cluster.");
            }
        }

        if (file.Text.Length == 0)
        {
            throw new UsageException($"{file.Origin}: give the path of a snapshot, or of a member's database file.");
        }

        var options = new EtcdClientOptions
        {
            Endpoints = [],
            Tls = new TlsSettings(Sources).Read(null),
            MaxReceiveBytes = Sizes().Received,
            Root = EtcdKey.FromText(Sources.Text(SettingTable.Root) ?? ""),
            ChecksHash = !Sources.IsOn(SettingTable.SkipHashCheck),
        };
        return options.OfFile(file.Text, $"{file.Origin} {Printable.Text(file.Text)}");
    }

    private WriteLock? Lock()
    {
        var (unlocked, name) = (Sources.Find(SettingTable.Unlock), choice.Name ?? "local");
        if (!Sources.IsOn(SettingTable.Production))
        {
            return unlocked is null
                ? null
                : throw new UsageException($"{unlocked.Value.Origin} is for profiles that are marked production, and {name} is not.");
        }

        var held = new WriteLock(name);
        if (unlocked?.Text == name)
        {
            held.Unlock();
        }

        return unlocked is null || !held.IsLocked
            ? held
            : throw new UsageException($"{unlocked.Value.Origin}: the profile is called '{name}', not '{unlocked.Value.Text}'.");
    }

    private (int Sent, int Received) Sizes()
    {
        var (sent, received) = (Sources.Bytes(SettingTable.MaxRequestBytes), Sources.Bytes(SettingTable.MaxReceiveBytes));
        return sent > received
            ? throw new UsageException(
                $"--max-request-bytes ({sent}) may not be above --max-recv-bytes ({received}): what was written could not be read again.")
            : (sent ?? DefaultOf(SettingTable.MaxRequestBytes), received ?? DefaultOf(SettingTable.MaxReceiveBytes));

        static int DefaultOf(SettingDefinition setting) => int.Parse(setting.Default!, CultureInfo.InvariantCulture);
    }
}
