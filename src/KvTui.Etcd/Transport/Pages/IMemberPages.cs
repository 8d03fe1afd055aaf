namespace KvTui.Etcd.Transport.Pages;

/// <summary>The pages that members serve over HTTP beside gRPC, such as /version and /metrics.</summary>
public interface IMemberPages
{
    /// <summary>
    /// Fetches a page over a connection of its own, once, and waits as long as making a connection may take. No user, password or token is
    /// sent. Throws only if the caller cancelled.
    /// </summary>
    /// <param name="path">The page's absolute path, in ASCII, such as “/version”.</param>
    Task<MemberPage> FetchAsync(EtcdEndpoint endpoint, string path, CancellationToken cancellationToken);
}

/// <summary>What became of fetching a page, and what was seen of the member on the way.</summary>
public sealed class MemberPage(EtcdEndpoint endpoint, string path)
{
    public EtcdEndpoint Endpoint => endpoint;

    public string Path => path;

    /// <summary>Why there is no content, in words to put behind the endpoint; null if there is some.</summary>
    public string? Error { get; set; } = "was not asked";

    public ReadOnlyMemory<byte> Content { get; set; }

    /// <summary>The member's clock when it answered, cut to seconds; null if it did not tell.</summary>
    public DateTimeOffset? Date { get; set; }

    /// <summary>This machine's clock when the request was sent.</summary>
    public DateTimeOffset Sent { get; set; }

    /// <summary>This machine's clock when the answer began to arrive.</summary>
    public DateTimeOffset Received { get; set; }

    /// <summary>The chain of certificates, the member's own first; empty if it showed none. A chain that was refused is here too.</summary>
    public IReadOnlyList<SeenCertificate> Certificates { get; set; } = [];

    /// <summary>What is wrong with the chain, even where any certificate is accepted; null if nothing is, or without TLS.</summary>
    public CertificateFault? Fault { get; set; }

    /// <summary>The certificate that this client shows where it is asked for one; null if it has none.</summary>
    public SeenCertificate? Own { get; set; }
}

/// <summary>Why a server's certificate is refused.</summary>
/// <param name="Cause">What is wrong, in words to put behind the endpoint.</param>
/// <param name="Step">What to do about it.</param>
public sealed record CertificateFault(EtcdErrorKind Kind, string Cause, string Step);
