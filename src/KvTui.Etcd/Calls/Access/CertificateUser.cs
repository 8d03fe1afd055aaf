namespace KvTui.Etcd.Calls.Access;

/// <summary>The user named by a client certificate's common name, where the server wants certificates and has authentication on.</summary>
internal static class CertificateUser
{
    private const string CommonName = "2.5.4.3";

    /// <summary>The name; null without a certificate or a name in it, or if the file cannot be read: connecting reports why.</summary>
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
                .FirstOrDefault(
                    static name => !name.HasMultipleElements && name.GetSingleElementType().Value == CommonName)?.GetSingleElementValue();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return null;
        }
    }
}
