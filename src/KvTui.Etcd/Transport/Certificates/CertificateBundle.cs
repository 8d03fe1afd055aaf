namespace KvTui.Etcd.Transport.Certificates;

/// <summary>The certificates of a PEM file.</summary>
internal static class CertificateBundle
{
    /// <summary>The certificates in order; at least one.</summary>
    /// <exception cref="EtcdException">The file holds no certificate, or a damaged one.</exception>
    public static X509Certificate2Collection Read(PemFile file)
    {
        var certificates = new X509Certificate2Collection();
        foreach (var block in file.Blocks())
        {
            if (block.Label is "CERTIFICATE" or "TRUSTED CERTIFICATE" or "X509 CERTIFICATE")
            {
                certificates.Add(Load(file, block, certificates.Count + 1));
            }
        }

        return certificates.Count > 0
            ? certificates
            : throw file.Lacks("certificate", $"openssl x509 -inform der -in '{file.Path}' -out NEW.crt");
    }

    private static X509Certificate2 Load(PemFile file, PemBlock block, int number)
    {
        try
        {
            return X509CertificateLoader.LoadCertificate(block.Content);
        }
        catch (Exception cause) when (PemFile.IsDamage(cause))
        {
            throw file.Fault($"holds a damaged certificate, number {number}", "copy it again", cause);
        }
    }
}
