namespace KvTui.Etcd.Transport.Certificates;

/// <summary>The certificate files' content as read together, and their bytes, to see whether they have changed.</summary>
internal sealed class TlsFiles
{
    private readonly PemFile?[] _files;

    private TlsFiles(PemFile?[] files) => _files = files;

    /// <summary>The CA bundle; null trusts the system's CAs.</summary>
    public X509Certificate2Collection? Authorities { get; private init; }

    /// <summary>The bundle's path; null for the system's CAs.</summary>
    public string? AuthoritiesPath => _files[0]?.Path;

    /// <summary>The certificate that the client presents; null if it has none.</summary>
    public ClientCertificate? Client { get; private init; }

    /// <summary>Reads the files that the options name.</summary>
    /// <param name="known">The previous content, which is returned if no byte has changed; null if there is none.</param>
    /// <exception cref="EtcdException">A file cannot be read, or its content cannot be used.</exception>
    public static TlsFiles Read(TlsOptions options, TlsFiles? known)
    {
        var authorities = options.CaFile is { } ca ? PemFile.Read("CA file", ca) : null;
        var certificate = options.CertFile is { } cert ? PemFile.Read("client certificate", cert) : null;
        var key = certificate is null ? null
            : options.KeyFile is { } path && path != certificate.Path ? PemFile.Read("key file", path)
            : certificate;
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
