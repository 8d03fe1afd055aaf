using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace KvTui.Etcd.Transport.Connections;

/// <summary>Judges a server's certificate, and says what is wrong with it.</summary>
internal sealed class ServerCertificateCheck
{
    /// <summary>The CA bundle; null for the system's.</summary>
    public X509Certificate2Collection? Authorities { get; set; }

    /// <summary>What was found wrong; null if nothing was.</summary>
    public (EtcdErrorKind Kind, string Cause)? Fault { get; private set; }

    /// <summary>Trusts exactly the bundle.</summary>
    public static X509ChainPolicy Policy(X509Certificate2Collection authorities)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.AddRange(authorities);
        policy.ExtraStore.AddRange(authorities);
        return policy;
    }

    public bool Accept(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        Fault = Judge(certificate, chain, errors);
        return Fault is null;
    }

    private (EtcdErrorKind Kind, string Cause)? Judge(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable))
        {
            return (EtcdErrorKind.TlsFailed, "it showed no certificate");
        }

        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors) && JudgeChain(chain) is { } fault)
        {
            return fault;
        }

        return errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)
            ? (EtcdErrorKind.TlsNameMismatch, $"its certificate is for {Names(certificate)}")
            : null;
    }

    private (EtcdErrorKind Kind, string Cause)? JudgeChain(X509Chain? chain)
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

        const X509ChainStatusFlags Untrusted = X509ChainStatusFlags.PartialChain | X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.NotSignatureValid
            | X509ChainStatusFlags.ExplicitDistrust;
        if ((flags & Untrusted) != 0)
        {
            return (EtcdErrorKind.TlsUntrusted, "its certificate is not signed by a CA that is trusted here");
        }

        return flags.HasFlag(X509ChainStatusFlags.NotTimeValid)
            ? (EtcdErrorKind.TlsExpired, "its certificate has expired or is not valid yet")
            : (EtcdErrorKind.TlsFailed, $"its certificate is not usable ({flags})");
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

    private static string Names(X509Certificate? certificate)
    {
        var names = new List<string>();
        if (certificate is X509Certificate2 full)
        {
            foreach (var extension in full.Extensions)
            {
                if (extension is X509SubjectAlternativeNameExtension alternatives)
                {
                    names.AddRange(alternatives.EnumerateDnsNames());
                    names.AddRange(alternatives.EnumerateIPAddresses().Select(static address => address.ToString()));
                }
            }
        }

        return names.Count > 0 ? string.Join(", ", names) : certificate?.Subject ?? "nobody";
    }
}
