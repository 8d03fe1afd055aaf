using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace KvTui.Testing.Etcd;

/// <summary>A certificate authority with a server and a client certificate, written as PEM files and gone after the test.</summary>
public sealed class ThrowAwayCertificates : IDisposable
{
    private static readonly DateTimeOffset From = TimeProvider.System.GetUtcNow().AddDays(-1);
    private static readonly DateTimeOffset Until = From.AddDays(30);

    private readonly TemporaryFolder _folder = new("certificates");

    /// <summary>Makes the certificates; they are valid for 127.0.0.1, ::1 and localhost for four weeks.</summary>
    /// <param name="client">The client's common name, which etcd takes for the user name when auth is on.</param>
    public ThrowAwayCertificates(string client = "root")
    {
        using var ca = Authority("kvtui test authority");
        using var other = Authority("another authority");
        File.WriteAllText(CaFile, ca.ExportCertificatePem());
        File.WriteAllText(OtherCaFile, other.ExportCertificatePem());
        WriteSigned(ca, "server", "localhost", "1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2");
        WriteSigned(ca, "client", client, "1.3.6.1.5.5.7.3.2");
    }

    /// <summary>The authority that signed the other two.</summary>
    public string CaFile => _folder.PathTo("ca.crt");

    /// <summary>An authority that signed nothing: what a wrong <c>--cacert</c> is.</summary>
    public string OtherCaFile => _folder.PathTo("other-ca.crt");

    /// <summary>The files as a member and its clients need them.</summary>
    /// <param name="mutual">Whether the member demands a client certificate.</param>
    public EtcdTls Options(bool mutual) => new(
        CaFile,
        _folder.PathTo("server.crt"),
        _folder.PathTo("server.key"),
        _folder.PathTo("client.crt"),
        _folder.PathTo("client.key"),
        mutual);

    /// <summary>Removes the files.</summary>
    public void Dispose() => _folder.Dispose();

    private static X509Certificate2 Authority(string name)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        return request.CreateSelfSigned(From, Until);
    }

    private void WriteSigned(X509Certificate2 ca, string file, string name, params string[] usages)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([.. usages.Select(u => new Oid(u))], false));
        using var certificate = request.Create(ca, From, Until, RandomNumberGenerator.GetBytes(16));
        File.WriteAllText(_folder.PathTo($"{file}.crt"), certificate.ExportCertificatePem());
        File.WriteAllText(_folder.PathTo($"{file}.key"), key.ExportPkcs8PrivateKeyPem());
    }
}
