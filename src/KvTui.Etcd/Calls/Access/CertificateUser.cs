using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using KvTui.Etcd.Model.Options;

namespace KvTui.Etcd.Calls.Access;

/// <summary>The user that a client certificate stands for: its common name, where the server asks for certificates and has authentication on.</summary>
internal static class CertificateUser
{
    private const string CommonName = "2.5.4.3";

    /// <summary>The name; null without a certificate, without a name in it, or if the file cannot be read: who connects tells why.</summary>
    public static string? Of(EtcdClientOptions options)
    {
        if (options.Tls.CertFile is not { } path || !options.Endpoints.Any(static endpoint => endpoint.Tls))
        {
            return null;
        }

        try
        {
            using var certificate = X509Certificate2.CreateFromPem(File.ReadAllText(path));
            return certificate.SubjectName.EnumerateRelativeDistinguishedNames()
                .FirstOrDefault(static name => !name.HasMultipleElements && name.GetSingleElementType().Value == CommonName)?.GetSingleElementValue();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return null;
        }
    }
}
