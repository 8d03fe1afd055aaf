using KvTui.Etcd.Discovery.Dns;

namespace KvTui.Etcd.Discovery;

/// <summary>Finds the endpoints of a cluster by the service (SRV) records of a domain, as etcdctl does.</summary>
public sealed class ServiceDiscovery
{
    private readonly SrvResolver _resolver;

    /// <summary>Asks the name servers of <c>/etc/resolv.conf</c>.</summary>
    public ServiceDiscovery(TimeProvider clock)
        : this(ResolverSettings.OfSystem(), clock)
    {
    }

    internal ServiceDiscovery(ResolverSettings settings, TimeProvider clock) => _resolver = new(settings, clock);

    /// <summary>Whether a text is a domain name: labels of letters, digits, hyphens and underscores, separated by dots.</summary>
    public static bool IsDomain(string text) => DomainName.IsValid(text);

    /// <summary>Whether a text can be appended to the name of the service.</summary>
    public static bool IsServiceSuffix(string text)
        => DomainName.IsLabel(text) && text.Length <= DomainName.LongestLabel - "_etcd-client-ssl-".Length;

    /// <summary>The endpoints: those with TLS first, both kinds ordered by priority and weight.</summary>
    /// <param name="domain">A domain that passes <see cref="IsDomain"/>.</param>
    /// <param name="suffix">The text to append to the name of the service; null for none.</param>
    /// <param name="timeout">How long the search may take in all.</param>
    /// <exception cref="EtcdException">No name server answers, or the domain has no such records.</exception>
    public async Task<IReadOnlyList<EtcdEndpoint>> FindAsync(
        string domain, string? suffix, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var tail = suffix is null ? "" : "-" + suffix;
        var name = domain.TrimEnd('.');
        var (secure, plain) = ($"_etcd-client-ssl{tail}._tcp.{name}", $"_etcd-client{tail}._tcp.{name}");
        var answers = await Task.WhenAll(
            _resolver.ResolveAsync(secure, timeout, cancellationToken),
            _resolver.ResolveAsync(plain, timeout, cancellationToken)).ConfigureAwait(false);
        List<EtcdEndpoint> endpoints = [.. Endpoints(answers[0], tls: true), .. Endpoints(answers[1], tls: false)];
        return endpoints.Count > 0 ? endpoints : throw new EtcdException(
            EtcdErrorKind.Unreachable,
            answers[0].Failure is { } failure && answers[1].Failure is not null
                ? $"DNS gives no endpoints for {domain}: {failure}; check the name server, or give the endpoints."
                : $"DNS has no service records {secure} or {plain}; check the domain, or give the endpoints.");
    }

    private static IEnumerable<EtcdEndpoint> Endpoints(SrvAnswer answer, bool tls) => answer.Records
        .Where(static record => record.Port > 0)
        .OrderBy(static record => (int)record.Priority)
        .ThenByDescending(static record => (int)record.Weight)
        .Select(record => new EtcdEndpoint(record.Target, record.Port, tls))
        .Distinct();
}
