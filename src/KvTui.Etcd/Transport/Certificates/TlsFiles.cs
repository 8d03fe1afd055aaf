using System.Security.Cryptography.X509Certificates;
using KvTui.Etcd.Model;
using KvTui.Etcd.Model.Options;

namespace KvTui.Etcd.Transport.Certificates;

/// <summary>What the certificate files held when they were read together, and their bytes, to see whether they have changed.</summary>
internal sealed class TlsFiles
{
    private readonly PemFile?[] _files;

    private TlsFiles(PemFile?[] files) => _files = files;

    /// <summary>The CA bundle; null trusts the system's.</summary>
    public X509Certificate2Collection? Authorities { get; private init; }

    /// <summary>Where the bundle is; null for the system's.</summary>
    public string? AuthoritiesPath => _files[0]?.Path;

    /// <summary>What the client shows; null if it has nothing.</summary>
    public ClientCertificate? Client { get; private init; }

    /// <summary>Reads the files that the options name.</summary>
    /// <param name="options">Which files.</param>
    /// <param name="known">What they held before, given back if no byte has changed; null if nothing is known.</param>
    /// <exception cref="EtcdException">One cannot be used.</exception>
    public static TlsFiles Read(TlsOptions options, TlsFiles? known)
    {
        var authorities = options.CaFile is { } ca ? PemFile.Read("CA file", ca) : null;
        var certificate = options.CertFile is { } cert ? PemFile.Read("client certificate", cert) : null;
        var key = certificate is null ? null : options.KeyFile is { } path && path != certificate.Path ? PemFile.Read("key file", path) : certificate;
        PemFile?[] files = [authorities, certificate, key];
        return known is not null && known.IsSame(files)
            ? known
            : new(files)
            {
                Authorities = authorities is null ? null : CertificateBundle.Read(authorities),
                Client = certificate is null ? null : ClientCertificate.Load(certificate, key!, options.KeyPassword),
            };
    }

    private bool IsSame(PemFile?[] files)
    {
        for (var place = 0; place < files.Length; place++)
        {
            if (!(files[place]?.Content).AsSpan().SequenceEqual((_files[place]?.Content).AsSpan()))
            {
                return false;
            }
        }

        return true;
    }
}
