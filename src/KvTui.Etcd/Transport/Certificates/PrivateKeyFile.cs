namespace KvTui.Etcd.Transport.Certificates;

/// <summary>Joins the key in a PEM file to its certificate: RSA or ECDSA in PKCS#1, SEC 1 or PKCS#8, in plain text or encrypted.</summary>
internal static class PrivateKeyFile
{
    private const string Encrypted = "ENCRYPTED PRIVATE KEY";

    /// <summary>The certificate with its key.</summary>
    /// <exception cref="EtcdException">The key cannot be read, belongs to another certificate, or is neither RSA nor ECDSA.</exception>
    public static X509Certificate2 Join(PemFile certificateFile, X509Certificate2 certificate, PemFile file, string? password)
    {
        var block = file.Blocks().FirstOrDefault(static each => each.Label.EndsWith("PRIVATE KEY", StringComparison.Ordinal))
            ?? throw file.Lacks("private key", $"openssl pkey -inform der -in '{file.Path}' -out NEW.key");
        try
        {
            RefuseUnknownKind(certificateFile, certificate);
        }
        catch (Exception cause) when (PemFile.IsDamage(cause))
        {
            throw certificateFile.Fault("holds a certificate with a damaged public key", "copy it again", cause);
        }

        using var key = Load(file, block, password);
        try
        {
            return key is RSA rsa ? certificate.CopyWithPrivateKey(rsa) : certificate.CopyWithPrivateKey((ECDsa)key);
        }
        catch (Exception cause) when (PemFile.IsDamage(cause))
        {
            throw file.Fault(
                $"is not the key of the certificate {CertificateName.Of(certificate)} in '{certificateFile.Path}'",
                "give the two that belong together", cause);
        }
    }

    private static void RefuseUnknownKind(PemFile file, X509Certificate2 certificate)
    {
        using var rsa = certificate.GetRSAPublicKey();
        using var ecdsa = certificate.GetECDsaPublicKey();
        if (rsa is null && ecdsa is null)
        {
            throw file.Fault(
                $"has a key of the kind {certificate.PublicKey.Oid.FriendlyName ?? certificate.PublicKey.Oid.Value}",
                "use a certificate with an RSA or ECDSA key");
        }
    }

    private static AsymmetricAlgorithm Load(PemFile file, PemBlock block, string? password)
    {
        var isClosed = block.Label == Encrypted || LegacyKeyCipher.Closes(block);
        if (isClosed && string.IsNullOrEmpty(password))
        {
            throw file.Fault(
                "is encrypted, and no password was given for it",
                $"give one, or write the key without one: openssl pkey -in '{file.Path}' -out NEW.key");
        }

        Exception? cause = null;
        try
        {
            var opened = LegacyKeyCipher.Closes(block) ? Open(file, block, password!) : block;
            var key = TryImport(RSA.Create(), opened, password, ref cause) ?? TryImport(ECDsa.Create(), opened, password, ref cause);
            if (key is not null)
            {
                return key;
            }
        }
        catch (Exception unfit) when (PemFile.IsDamage(unfit))
        {
            cause = unfit;
        }

        throw isClosed
            ? file.Fault(
                "cannot be opened with the password given for it", $"check the password: openssl pkey -in '{file.Path}' -noout", cause)
            : file.Fault("holds a damaged private key", "copy it again", cause);
    }

    private static PemBlock Open(PemFile file, PemBlock block, string password)
        => block with
        {
            Content = LegacyKeyCipher.Open(block, password) ?? throw file.Fault(
                $"is encrypted in a way that is not known here ({CertificateName.Safe(block.Header("DEK-Info") ?? "no DEK-Info")})",
                $"convert it: openssl pkcs8 -topk8 -in '{file.Path}' -out NEW.key"),
        };

    /// <summary>The key if the algorithm can import it, which is the only way to tell its kind; else null.</summary>
    private static AsymmetricAlgorithm? TryImport(AsymmetricAlgorithm algorithm, PemBlock block, string? password, ref Exception? cause)
    {
        try
        {
            if (block.Label == Encrypted)
            {
                algorithm.ImportEncryptedPkcs8PrivateKey(password, block.Content, out _);
            }
            else
            {
                algorithm.ImportFromPem(block.Pem);
            }

            return algorithm;
        }
        catch (Exception unfit) when (PemFile.IsDamage(unfit))
        {
            cause ??= unfit;
            algorithm.Dispose();
            return null;
        }
    }
}
