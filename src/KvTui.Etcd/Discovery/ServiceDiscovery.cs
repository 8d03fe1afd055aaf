using System.Net;
using KvTui.Etcd.Discovery.Dns;
using KvTui.Etcd.Model;

namespace KvTui.Etcd.Discovery;

/// <summary>Finds the endpoints of a cluster by the service records (SRV) of a domain, as etcdctl does.</summary>
public sealed class ServiceDiscovery
{
    private readonly SrvResolver _resolver;

    /// <summary>Asks the name servers of <c>/etc/resolv.conf</c>.</summary>
    /// <param name="clock">Measures time-outs.</param>
    public ServiceDiscovery(TimeProvider clock)
        : this(ResolverSettings.OfSystem(), clock)
    {
    }

    /// <param name="servers">The name servers to ask, in order.</param>
    /// <param name="clock">Measures time-outs.</param>
    public ServiceDiscovery(IReadOnlyList<IPEndPoint> servers, TimeProvider clock)
        : this(new ResolverSettings(servers, []), clock)
    {
    }

    internal ServiceDiscovery(ResolverSettings settings, TimeProvider clock) => _resolver = new(settings, clock);

    /// <summary>Whether a text is a domain: labels of letters, digits, hyphens and underscores.</summary>
    public static bool IsDomain(string text) => DomainName.IsValid(text);

    /// <summary>Whether a text can be appended to the name of the service.</summary>
    public static bool IsServiceSuffix(string text) => DomainName.IsLabel(text) && text.Length <= DomainName.LongestLabel - "_etcd-client-ssl-".Length;

    /// <summary>The endpoints: those with TLS first, each kind by priority and weight.</summary>
    /// <param name="domain">The domain, checked by <see cref="IsDomain"/>.</param>
    /// <param name="suffix">What is appended to the name of the service; null for nothing.</param>
    /// <param name="timeout">How long it may take in all.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <exception cref="EtcdException">No name server answers, or there are no such records.</exception>
    public async Task<IReadOnlyList<EtcdEndpoint>> FindAsync(string domain, string? suffix, TimeSpan timeout, CancellationToken cancellationToken)
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
                ? $"DNS does not tell the endpoints of {domain}: {failure}; check the name server, or give the endpoints."
                : $"DNS has no service records {secure} or {plain}; check the domain, or give the endpoints.");
    }

    private static IEnumerable<EtcdEndpoint> Endpoints(SrvAnswer answer, bool tls) => answer.Records
        .Where(static record => record.Port > 0)
        .OrderBy(static record => record.Priority)
        .ThenByDescending(static record => record.Weight)
        .Select(record => new EtcdEndpoint(record.Target, record.Port, tls))
        .Distinct();
}
