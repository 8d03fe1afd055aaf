using System.Diagnostics.CodeAnalysis;

namespace KvTui.Etcd.Transport.Certificates;

/// <summary>
/// Decrypts keys in OpenSSL's legacy format (“Proc-Type: 4,ENCRYPTED”): CBC, with a key derived from the password and the first eight bytes
/// of the initialization vector by rounds of MD5 (openssl: EVP_BytesToKey, PEM_do_header).
/// </summary>
internal static class LegacyKeyCipher
{
    private const int SaltBytes = 8;

    /// <summary>Whether a block is encrypted in this format.</summary>
    public static bool Closes(PemBlock block)
        => block.Header("Proc-Type") is { } type && type.EndsWith("ENCRYPTED", StringComparison.Ordinal);

    /// <summary>The decrypted key; null if the cipher is not supported.</summary>
    /// <exception cref="CryptographicException">The password is wrong, or the block is damaged.</exception>
    public static byte[]? Open(PemBlock block, string password)
    {
        var info = block.Header("DEK-Info")?.Split(',') ?? [];
        if (info is not [var name, var text])
        {
            return null;
        }

        using var cipher = Cipher(name);
        if (cipher is null)
        {
            return null;
        }

        byte[] vector;
        try
        {
            vector = Convert.FromHexString(text.Trim());
        }
        catch (FormatException damaged)
        {
            throw new CryptographicException("its DEK-Info is not hexadecimal", damaged);
        }

        if (vector.Length != cipher.BlockSize / 8)
        {
            throw new CryptographicException("its DEK-Info has the wrong length");
        }

        cipher.Key = Derive(password, vector.AsSpan(0, SaltBytes), cipher.KeySize / 8);
        return cipher.DecryptCbc(block.Content, vector);
    }

    [SuppressMessage("Security", "CA5350", Justification = "The file's owner chose the cipher.")]
    private static SymmetricAlgorithm? Cipher(string name)
    {
        SymmetricAlgorithm? cipher = name.Trim() switch
        {
            "AES-128-CBC" or "AES-192-CBC" or "AES-256-CBC" => Aes.Create(),
            "DES-EDE3-CBC" => TripleDES.Create(),
            _ => null,
        };
        if (cipher is Aes)
        {
            cipher.KeySize = name.Contains("128", StringComparison.Ordinal) ? 128
                : name.Contains("192", StringComparison.Ordinal) ? 192
                : 256;
        }

        return cipher;
    }

    [SuppressMessage("Security", "CA5351", Justification = "The format demands it.")]
    private static byte[] Derive(string password, ReadOnlySpan<byte> salt, int bytes)
    {
        byte[] seed = [.. Encoding.UTF8.GetBytes(password), .. salt];
        var key = new List<byte>();
        byte[] round = [];
        while (key.Count < bytes)
        {
            round = MD5.HashData([.. round, .. seed]);
            key.AddRange(round);
        }

        return [.. key.Take(bytes)];
    }
}
