using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using KvTui.Testing;

namespace KvTui.Etcd.Tests.Server;

/// <summary>A certificate authority that lives as long as a test.</summary>
internal sealed class Certificates
{
    private readonly TemporaryFolder _folder;
    private readonly X509Certificate2 _authority;
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private byte _serial;

    public Certificates(TemporaryFolder folder, string name)
    {
        _folder = folder;
        var request = new CertificateRequest($"CN={name}", _key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        var now = TimeProvider.System.GetUtcNow();
        _authority = request.CreateSelfSigned(now.AddDays(-10), now.AddDays(10));
        CaFile = _folder.PathTo($"{name}.crt");
        File.WriteAllText(CaFile, _authority.ExportCertificatePem());
    }

    public string CaFile { get; }

    /// <summary>Issues a certificate for loopback, or for one DNS name, that ends after a time; negative: it has ended.</summary>
    public (string Cert, string Key) Issue(string name, TimeSpan lasts, string? dnsName = null)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(dnsName ?? "localhost");
        if (dnsName is null)
        {
            names.AddIpAddress(IPAddress.Loopback);
        }

        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new("1.3.6.1.5.5.7.3.1"), new("1.3.6.1.5.5.7.3.2")], critical: false));
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.Create(_authority.SubjectName, X509SignatureGenerator.CreateForECDsa(_key), now.AddDays(-5), now + lasts, [1, ++_serial]);
        var (cert, keyFile) = (_folder.PathTo($"{name}.crt"), _folder.PathTo($"{name}.key"));
        File.WriteAllText(cert, certificate.ExportCertificatePem());
        File.WriteAllText(keyFile, key.ExportRSAPrivateKeyPem());
        return (cert, keyFile);
    }
}
