using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace KvTui.Etcd.Transport.Certificates;

/// <summary>The client's certificate, where it comes from, and what is sent of it: the chain behind it in its file goes along.</summary>
internal sealed record ClientCertificate(string Path, X509Certificate2 Certificate, SslStreamCertificateContext Context)
{
    /// <exception cref="EtcdException">The certificate or its key can not be used.</exception>
    public static ClientCertificate Load(PemFile file, PemFile keyFile, string? password)
    {
        var chain = CertificateBundle.Read(file);
        var certificate = PrivateKeyFile.Join(file, chain[0], keyFile, password);
        try
        {
            return new(file.Path, certificate, SslStreamCertificateContext.Create(certificate, chain, offline: true));
        }
        catch (Exception cause) when (PemFile.IsDamage(cause))
        {
            throw file.Fault($"can not be used ({Connections.TransportFailure.FirstSentence(cause.Message)})", "check the file", cause);
        }
    }
}
