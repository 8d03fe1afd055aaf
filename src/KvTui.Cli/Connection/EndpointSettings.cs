using KvTui.Etcd.Discovery;

namespace KvTui.Cli.Connection;

/// <summary>Where to ask: a list of endpoints, or a domain whose DNS records name them.</summary>
internal sealed class EndpointSettings
{
    private readonly SettingSources _sources;
    private readonly RankedSetting? _where;
    private readonly bool _isInsecureDiscovery;

    public EndpointSettings(SettingSources sources)
    {
        _sources = sources;
        _where = sources.FindEither(SettingTable.Endpoints, SettingTable.DiscoverySrv);
        _isInsecureDiscovery = sources.IsOn(SettingTable.InsecureDiscovery);
        if (sources.Find(SettingTable.DiscoverySrvName) is { } name && sources.Find(SettingTable.DiscoverySrv) is null)
        {
            throw new UsageException($"{name.Origin} needs --discovery-srv: the domain to ask for.");
        }
    }

    /// <summary>The domain, if the servers have to be of it, as in etcdctl: only where plain text is not taken; else null.</summary>
    public string? ServerName =>
        _where is { } domain && domain.Is(SettingTable.DiscoverySrv) && !_isInsecureDiscovery ? domain.Text.TrimEnd('.') : null;

    /// <summary>The endpoints.</summary>
    /// <exception cref="UsageException">The endpoints are malformed, or go out in plain text where that is not allowed.</exception>
    /// <exception cref="EtcdException">DNS names none.</exception>
    public async Task<IReadOnlyList<EtcdEndpoint>> ReadAsync(TlsOptions tls, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var mayBePlain = _sources.IsOn(SettingTable.InsecureTransport);
        if (_where is { } domain && domain.Is(SettingTable.DiscoverySrv))
        {
            return await DiscoverAsync(domain, mayBePlain, timeout, cancellationToken);
        }

        var usesTls = tls.CaFile is not null || tls.CertFile is not null || !mayBePlain;
        var otherwise = SettingTable.Endpoints;
        var endpoints = EndpointList.Parse(_where?.Text ?? otherwise.Default!, usesTls, _where?.Origin ?? otherwise.Flag);
        return mayBePlain || endpoints.FirstOrDefault(static endpoint => !endpoint.Tls) is not { } plain
            ? endpoints
            : throw new UsageException($"{plain} is plain text, which --insecure-transport=false does not allow; use https:// or unixs:.");
    }

    private async Task<IReadOnlyList<EtcdEndpoint>> DiscoverAsync(
        RankedSetting domain, bool mayBePlain, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (!ServiceDiscovery.IsDomain(domain.Text))
        {
            throw new UsageException($"{domain.Origin}: '{domain.Text}' is not a domain; expected one such as example.com.");
        }

        var name = _sources.Find(SettingTable.DiscoverySrvName);
        if (name is { } suffix && !ServiceDiscovery.IsServiceSuffix(suffix.Text))
        {
            throw new UsageException(
                $"{suffix.Origin}: '{suffix.Text}' cannot be part of a service's name; expected letters, digits and hyphens.");
        }

        var found = await new ServiceDiscovery(TimeProvider.System).FindAsync(domain.Text, name?.Text, timeout, cancellationToken);
        var allowed = new List<EtcdEndpoint>();
        foreach (var endpoint in found)
        {
            if (endpoint.Tls || (_isInsecureDiscovery && mayBePlain))
            {
                allowed.Add(endpoint);
            }
            else
            {
                StandardStreams.Say($"ignoring the plain-text endpoint {endpoint} that DNS names.");
            }
        }

        return allowed.Count > 0 ? allowed : throw new UsageException(
            $"DNS names only plain-text endpoints for {domain.Text}, "
            + $"and {(mayBePlain ? "--insecure-discovery" : "--insecure-transport")}=false does not allow them.");
    }
}
