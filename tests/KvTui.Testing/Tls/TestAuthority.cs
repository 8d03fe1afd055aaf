using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace KvTui.Testing.Tls;

/// <summary>A certificate authority that lives as long as a test, and issues what the test asks for.</summary>
public sealed class TestAuthority : IDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 _certificate;

    /// <summary>Makes a root, or an authority between a root and its certificates.</summary>
    /// <param name="folder">Where its files go.</param>
    /// <param name="name">Its common name, and the stem of its file.</param>
    /// <param name="issuer">Who signs it; null: itself.</param>
    /// <param name="file">The stem of its file, where that differs.</param>
    public TestAuthority(TemporaryFolder folder, string name, TestAuthority? issuer = null, string? file = null)
    {
        _folder = folder;
        var request = new CertificateRequest($"CN={name}", _key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        var now = TimeProvider.System.GetUtcNow();
        _certificate = issuer is null ? request.CreateSelfSigned(now.AddDays(-30), now.AddDays(30)) : issuer.Sign(request, now.AddDays(-29), now.AddDays(29));
        File = Write($"{file ?? name}.crt", _certificate.ExportCertificatePem());
    }

    /// <summary>Its certificate, as clients and servers need it to trust what it issues.</summary>
    public string File { get; }

    /// <summary>Issues a certificate for servers and clients.</summary>
    /// <param name="name">The common name.</param>
    /// <param name="shape">What it is like; null for the usual.</param>
    /// <param name="file">The stem of its files, where that differs from the name; files that exist are replaced.</param>
    public IssuedCertificate Issue(string name, CertificateShape? shape = null, string? file = null) => Make(name, shape ?? new(), file ?? name, selfSigned: false);

    /// <summary>Makes a certificate that nobody but itself has signed.</summary>
    public IssuedCertificate IssueSelfSigned(string name) => Make(name, new(), name, selfSigned: true);

    /// <summary>Ends its key.</summary>
    public void Dispose()
    {
        _certificate.Dispose();
        _key.Dispose();
    }

    private X509Certificate2 Sign(CertificateRequest request, DateTimeOffset from, DateTimeOffset until)
        => request.Create(_certificate.SubjectName, X509SignatureGenerator.CreateForECDsa(_key), from, until, RandomNumberGenerator.GetBytes(16));

    private IssuedCertificate Make(string name, CertificateShape shape, string file, bool selfSigned)
    {
        using AsymmetricAlgorithm key = shape.Rsa ? RSA.Create(2048) : ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = key is RSA rsa
            ? new CertificateRequest($"CN={name}", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest($"CN={name}", (ECDsa)key, HashAlgorithmName.SHA256);
        Describe(request, shape);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = selfSigned ? request.CreateSelfSigned(now - shape.Since, now + shape.Lasts) : Sign(request, now - shape.Since, now + shape.Lasts);
        return new(Write($"{file}.crt", certificate.ExportCertificatePem()), Write($"{file}.key", key.ExportPkcs8PrivateKeyPem()));
    }

    private static void Describe(CertificateRequest request, CertificateShape shape)
    {
        if (shape.DnsNames.Count + shape.Addresses.Count > 0)
        {
            var names = new SubjectAlternativeNameBuilder();
            foreach (var name in shape.DnsNames)
            {
                names.AddDnsName(name);
            }

            foreach (var address in shape.Addresses)
            {
                names.AddIpAddress(address);
            }

            request.CertificateExtensions.Add(names.Build());
        }

        var purposes = new OidCollection();
        foreach (var (isWanted, purpose) in ((bool, string)[])[(shape.ForServers, "1.3.6.1.5.5.7.3.1"), (shape.ForClients, "1.3.6.1.5.5.7.3.2")])
        {
            if (isWanted)
            {
                purposes.Add(new(purpose));
            }
        }

        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(purposes, critical: false));
    }

    private string Write(string name, string text)
    {
        var path = _folder.PathTo(name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }
}
