using System.Net.Security;

namespace KvTui.Etcd.Transport.Certificates;

/// <summary>The client's certificate, its file, and the chain from that file, which is sent with it.</summary>
internal sealed record ClientCertificate(
    string Path, X509Certificate2 Certificate, X509Certificate2Collection Chain, SslStreamCertificateContext Context)
{
    /// <exception cref="EtcdException">The certificate or its key cannot be used.</exception>
    public static ClientCertificate Load(PemFile file, PemFile keyFile, string? password)
    {
        var chain = CertificateBundle.Read(file);
        var certificate = PrivateKeyFile.Join(file, chain[0], keyFile, password);
        try
        {
            return new(file.Path, certificate, chain, SslStreamCertificateContext.Create(certificate, chain, offline: true));
        }
        catch (Exception cause) when (PemFile.IsDamage(cause))
        {
            throw file.Fault("holds certificates that do not fit together", "check the file", cause);
        }
    }

    /// <summary>
    /// Why a server may refuse the certificate, as far as the file tells: what is wrong with a certificate in it, else who issued it. Both
    /// parts continue a sentence that has named the certificate.
    /// </summary>
    /// <param name="now">When the certificate was presented.</param>
    /// <param name="authorities">The CAs that this side trusts; null for the system's.</param>
    public (string Fault, string Step) Fault(DateTimeOffset now, X509Certificate2Collection? authorities)
    {
        for (var place = 0; place < Chain.Count; place++)
        {
            var subject = place == 0 ? "it" : $"the CA certificate {CertificateName.Of(Chain[place])} behind it";
            if (CertificateName.OutOfTime(Chain[place], now) is { } time)
            {
                return ($": {subject} {time}", "renew it, or check both clocks");
            }

            if (CertificatePurpose.Lack(Chain[place], CertificatePurpose.ClientAuth) is { } lack)
            {
                var whose = place == 0 ? "its" : $"{subject} cannot issue it, as its";
                return ($": {whose} extended key usage {lack}", "use one that is issued for clients");
            }
        }

        var last = LastOfChain();
        var name = CertificateName.Issuer(last);
        var issuer = authorities?.FirstOrDefault(authority => IsNamed(authority, last.IssuerName));
        return IsNamed(last, last.IssuerName) || (issuer is not null && IsNamed(issuer, issuer.IssuerName))
            ? ($", issued by {name}", "use one signed by a CA that the server trusts")
            : issuer is not null
                ? (
                    $": it is issued by the intermediate CA {name}, whose certificate is not in that file",
                    "append that to it (--cert), behind the client's own")
                : (
                    $", issued by {name}",
                    $"use one signed by a CA that the server trusts, or, if {name} is an intermediate CA, "
                    + "append its certificate to that file (--cert)");
    }

    private X509Certificate2 LastOfChain()
    {
        var last = Chain[0];
        for (var step = 1; step < Chain.Count && !IsNamed(last, last.IssuerName); step++)
        {
            last = Chain.FirstOrDefault(each => IsNamed(each, last.IssuerName)) ?? last;
        }

        return last;
    }

    private static bool IsNamed(X509Certificate2 certificate, X500DistinguishedName name)
        => certificate.SubjectName.RawData.AsSpan().SequenceEqual(name.RawData);
}
