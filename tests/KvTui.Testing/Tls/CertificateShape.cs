using System.Net;

namespace KvTui.Testing.Tls;

/// <summary>What a throw-away certificate is like; by default an ECDSA one for this host, valid now.</summary>
public sealed record CertificateShape
{
    /// <summary>How long before now it begins to be valid; negative: it begins later.</summary>
    public TimeSpan Since { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How long after now it ends; negative: it has ended.</summary>
    public TimeSpan Lasts { get; init; } = TimeSpan.FromDays(7);

    /// <summary>The DNS names it is for.</summary>
    public IReadOnlyList<string> DnsNames { get; init; } = ["localhost"];

    /// <summary>The addresses it is for.</summary>
    public IReadOnlyList<IPAddress> Addresses { get; init; } = [IPAddress.Loopback, IPAddress.IPv6Loopback];

    /// <summary>Whether its extended key usage has serverAuth.</summary>
    public bool ForServers { get; init; } = true;

    /// <summary>Whether its extended key usage has clientAuth.</summary>
    public bool ForClients { get; init; } = true;

    /// <summary>Whether its key is RSA, not ECDSA.</summary>
    public bool Rsa { get; init; }
}
