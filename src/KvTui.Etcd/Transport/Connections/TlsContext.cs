using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace KvTui.Etcd.Transport.Connections;

/// <summary>The certificates of a client, read from their PEM files when the first TLS connection is made.</summary>
internal sealed class TlsContext : IDisposable
{
    private static readonly SslApplicationProtocol[] Http2 = [SslApplicationProtocol.Http2];

    private readonly TlsOptions _options;
    private readonly Lazy<(X509Certificate2Collection? Authorities, SslStreamCertificateContext? Client)> _files;

    public TlsContext(TlsOptions options)
    {
        _options = options;
        _files = new(() => (ReadAuthorities(), ReadClientCertificate()));
    }

    public bool HasClientCertificate => _options.CertFile is not null;

    /// <summary>How to authenticate one server; what the check finds wrong is left in it.</summary>
    /// <exception cref="EtcdException">A certificate file can not be read.</exception>
    public SslClientAuthenticationOptions For(string host, ServerCertificateCheck check)
    {
        var (authorities, client) = _files.Value;
        check.Authorities = authorities;
        return new()
        {
            TargetHost = host,
            ApplicationProtocols = [.. Http2],
            ClientCertificateContext = client,
            CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
            CertificateChainPolicy = authorities is null ? null : ServerCertificateCheck.Policy(authorities),
            RemoteCertificateValidationCallback = (_, certificate, chain, errors) => _options.InsecureSkipVerify || check.Accept(certificate, chain, errors),
        };
    }

    public void Dispose()
    {
        if (_files.IsValueCreated)
        {
            foreach (var authority in _files.Value.Authorities ?? [])
            {
                authority.Dispose();
            }
        }
    }

    private static EtcdException Unreadable(string what, string path, Exception cause)
        => new(EtcdErrorKind.TlsFailed, $"The {what} '{path}' can not be used: {TransportFailure.FirstSentence(cause.Message)}; check the file.", inner: cause);

    private X509Certificate2Collection? ReadAuthorities()
    {
        if (_options.CaFile is not { } path)
        {
            return null;
        }

        var authorities = new X509Certificate2Collection();
        try
        {
            authorities.ImportFromPemFile(path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw Unreadable("CA file", path, cause);
        }

        return authorities.Count > 0 ? authorities : throw Unreadable("CA file", path, new CryptographicException("it holds no certificate in PEM form"));
    }

    private SslStreamCertificateContext? ReadClientCertificate()
    {
        if (_options.CertFile is not { } path)
        {
            return null;
        }

        try
        {
            var chain = new X509Certificate2Collection();
            chain.ImportFromPemFile(path);
            var certificate = X509Certificate2.CreateFromPemFile(path, _options.KeyFile);
            return SslStreamCertificateContext.Create(certificate, chain, offline: true);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            throw Unreadable(_options.KeyFile is null ? "client certificate" : $"client certificate with the key '{_options.KeyFile}' in", path, cause);
        }
    }
}
