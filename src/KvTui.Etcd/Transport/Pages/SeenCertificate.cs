using KvTui.Etcd.Transport.Certificates;

namespace KvTui.Etcd.Transport.Pages;

/// <summary>A certificate as somebody shows it; the texts are shortened, and harmless to a terminal.</summary>
/// <param name="Names">The alternative DNS names and addresses; empty if it has none.</param>
/// <param name="Serial">The serial number in hexadecimal.</param>
public sealed record SeenCertificate(
    string Subject, string Issuer, IReadOnlyList<string> Names, DateTimeOffset From, DateTimeOffset Until, string Serial)
{
    internal static SeenCertificate Of(X509Certificate2 certificate) => new(
        CertificateName.Safe(certificate.Subject), CertificateName.Safe(certificate.Issuer), CertificateName.Alternatives(certificate),
        new DateTimeOffset(certificate.NotBefore).ToUniversalTime(), new DateTimeOffset(certificate.NotAfter).ToUniversalTime(),
        certificate.SerialNumber);
}
