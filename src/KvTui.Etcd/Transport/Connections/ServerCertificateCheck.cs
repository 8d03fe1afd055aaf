using System.Net.Security;
using KvTui.Etcd.Transport.Certificates;

namespace KvTui.Etcd.Transport.Connections;

/// <summary>Verifies a server's certificate as etcdctl does, and says what is wrong: which certificate, whose, since when.</summary>
internal sealed class ServerCertificateCheck
{
    private const X509ChainStatusFlags Untrusted = X509ChainStatusFlags.PartialChain | X509ChainStatusFlags.UntrustedRoot
        | X509ChainStatusFlags.NotSignatureValid | X509ChainStatusFlags.ExplicitDistrust;

    private const string Renew = "renew the certificate, or check this machine's clock";

    /// <summary>The CA bundle; null for the system's CAs.</summary>
    public X509Certificate2Collection? Authorities { get; set; }

    /// <summary>The bundle's path; null for the system's CAs.</summary>
    public string? AuthoritiesPath { get; set; }

    /// <summary>The name or address that the certificate must be for.</summary>
    public string Host { get; set; } = "";

    public DateTimeOffset Now { get; set; }

    /// <summary>The fault that was found, and the next step; null if there is none.</summary>
    public (EtcdErrorKind Kind, string Cause, string Step)? Fault { get; private set; }

    /// <summary>A policy that trusts only the bundle, or the system's CAs, and downloads nothing.</summary>
    public static X509ChainPolicy Policy(X509Certificate2Collection? authorities)
    {
        var policy = new X509ChainPolicy { RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true };
        if (authorities is not null)
        {
            policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            policy.CustomTrustStore.AddRange(authorities);
            policy.ExtraStore.AddRange(authorities);
        }

        return policy;
    }

    public bool Accept(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        try
        {
            Fault = Judge(certificate as X509Certificate2, chain, errors);
        }
        catch (Exception failure) when (PemFile.IsDamage(failure))
        {
            Fault = (EtcdErrorKind.TlsFailed, "its certificate is damaged", "check the server's certificate");
        }

        return Fault is null;
    }

    private (EtcdErrorKind Kind, string Cause, string Step)? Judge(X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null || errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable))
        {
            return (EtcdErrorKind.TlsFailed, "it showed no certificate", "check the server's certificate");
        }

        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors) && JudgeChain(certificate, chain) is { } fault)
        {
            return fault;
        }

        // .NET accepts a common name where there are no alternative names; etcd and etcdctl have not for years.
        return errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) || !certificate.MatchesHostname(Host, allowCommonName: false)
            ? WrongName(certificate)
            : null;
    }

    private (EtcdErrorKind Kind, string Cause, string Step)? JudgeChain(X509Certificate2 certificate, X509Chain? chain)
    {
        var flags = X509ChainStatusFlags.NoError;
        foreach (var status in chain?.ChainStatus ?? [])
        {
            flags |= status.Status;
        }

        // A bundle may hold an intermediate CA, or the server's own certificate: the chain then ends there, as it does in etcdctl.
        if ((flags & ~X509ChainStatusFlags.PartialChain) == 0 && flags != 0 && EndsInBundle(chain!))
        {
            return null;
        }

        if ((flags & Untrusted) != 0)
        {
            return (EtcdErrorKind.TlsUntrusted, Distrust(certificate, chain!), "give the cluster's CA file (--cacert)");
        }

        return flags.HasFlag(X509ChainStatusFlags.NotTimeValid)
            ? OutOfTime(chain!)
            : Unfit(certificate);
    }

    /// <summary>The fault of a certificate that is unfit otherwise, most often because it is for clients only.</summary>
    private static (EtcdErrorKind Kind, string Cause, string Step) Unfit(X509Certificate2 certificate)
    {
        var lack = CertificatePurpose.Lack(certificate, CertificatePurpose.ServerAuth) is { } text
            ? $": its extended key usage {text}"
            : "";
        return (
            EtcdErrorKind.TlsFailed,
            $"its certificate {CertificateName.Of(certificate)} is not fit for a server{lack}", "check the server's certificate");
    }

    /// <summary>Where the chain ends, and why that is not good enough.</summary>
    private string Distrust(X509Certificate2 certificate, X509Chain chain)
    {
        var last = chain.ChainElements.Count > 0 ? chain.ChainElements[^1].Certificate : certificate;
        var trusted = AuthoritiesPath is null ? "this machine's CAs" : $"the CAs of '{AuthoritiesPath}'";
        if (last.RawDataMemory.Span.SequenceEqual(certificate.RawDataMemory.Span)
            && certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData))
        {
            return $"its certificate {CertificateName.Of(certificate)} is self-signed and not among {trusted}";
        }

        var issuer = (Authorities ?? [])
            .FirstOrDefault(authority => authority.SubjectName.RawData.AsSpan().SequenceEqual(last.IssuerName.RawData));
        return issuer is null
            ? $"its certificate {CertificateName.Of(certificate)} is issued by {CertificateName.Issuer(last)}, which is not among {trusted}"
            : $"its certificate {CertificateName.Of(certificate)} is issued by another {CertificateName.Issuer(last)} than that of "
                + $"'{AuthoritiesPath}': the name is the same, the key is not";
    }

    private (EtcdErrorKind Kind, string Cause, string Step)? OutOfTime(X509Chain chain)
    {
        for (var place = 0; place < chain.ChainElements.Count; place++)
        {
            var certificate = chain.ChainElements[place].Certificate;
            if (CertificateName.OutOfTime(certificate, Now) is { } fault)
            {
                var what = place == 0 ? "its certificate" : "the CA certificate";
                return (EtcdErrorKind.TlsExpired, $"{what} {CertificateName.Of(certificate)} {fault}", Renew);
            }
        }

        return (EtcdErrorKind.TlsExpired, "its certificate has expired or is not valid yet", Renew);
    }

    private (EtcdErrorKind Kind, string Cause, string Step) WrongName(X509Certificate2 certificate)
    {
        var names = CertificateName.Alternatives(certificate);
        return names.Count > 0
            ? (EtcdErrorKind.TlsNameMismatch, $"its certificate {CertificateName.Of(certificate)} is for {CertificateName.List(names)}, "
                + $"not for {Host}", "use a name or address that is in the certificate")
            : (EtcdErrorKind.TlsNameMismatch, $"its certificate {CertificateName.Of(certificate)} names no host or address but in its "
                + "common name, which does not count", "make it with subject alternative names");
    }

    private bool EndsInBundle(X509Chain chain)
    {
        foreach (var element in chain.ChainElements)
        {
            foreach (var authority in Authorities ?? [])
            {
                if (authority.RawDataMemory.Span.SequenceEqual(element.Certificate.RawDataMemory.Span))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
