using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace KvTui.Testing.Etcd;

/// <summary>The keys that a member signs its tokens with (etcd's <c>--auth-token=jwt,…</c>); signs such as no etcd would give out too.</summary>
public sealed class TokenSigner : IDisposable
{
    private readonly RSA _key = RSA.Create(2048);
    private readonly TemporaryFolder _folder = new("tokens");

    /// <summary>Makes the keys, in files that are gone after the test.</summary>
    public TokenSigner()
    {
        File.WriteAllText(Public, _key.ExportSubjectPublicKeyInfoPem());
        File.WriteAllText(Private, _key.ExportRSAPrivateKeyPem());
    }

    private string Public => _folder.PathTo("jwt.pub");

    private string Private => _folder.PathTo("jwt.key");

    /// <summary>The value of <c>--auth-token</c> for tokens that live so long.</summary>
    public string Setting(TimeSpan life) =>
        string.Create(CultureInfo.InvariantCulture, $"jwt,pub-key={Public},priv-key={Private},sign-method=RS256,ttl={life.TotalSeconds:0}s");

    /// <summary>A token of a user's that ends at a time.</summary>
    public string Sign(string user, DateTimeOffset ends)
    {
        var claims = string.Create(CultureInfo.InvariantCulture, $$"""{"username":"{{user}}","revision":1,"exp":{{ends.ToUnixTimeSeconds()}}}""");
        var text = $"{Encode("""{"alg":"RS256","typ":"JWT"}"""u8)}.{Encode(Encoding.UTF8.GetBytes(claims))}";
        return $"{text}.{Encode(_key.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    /// <summary>Removes the files.</summary>
    public void Dispose()
    {
        _key.Dispose();
        _folder.Dispose();
    }

    private static string Encode(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);
}
