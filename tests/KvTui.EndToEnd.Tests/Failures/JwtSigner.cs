using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using KvTui.Testing;

namespace KvTui.EndToEnd.Tests.Failures;

/// <summary>Signs tokens as an etcd with <c>--auth-token=jwt</c> does, also such as no etcd would give out.</summary>
internal sealed class JwtSigner : IDisposable
{
    private readonly RSA _key = RSA.Create(2048);

    /// <param name="folder">Where the keys go that the server reads.</param>
    public JwtSigner(TemporaryFolder folder)
    {
        File.WriteAllText(folder.PathTo("jwt.pub"), _key.ExportSubjectPublicKeyInfoPem());
        File.WriteAllText(folder.PathTo("jwt.key"), _key.ExportRSAPrivateKeyPem());
        Setting = $"jwt,pub-key={folder.PathTo("jwt.pub")},priv-key={folder.PathTo("jwt.key")},sign-method=RS256,ttl=5m";
    }

    /// <summary>The value of etcd's flag.</summary>
    public string Setting { get; }

    /// <summary>A token of a user's that ends at a time.</summary>
    public string Sign(string user, DateTimeOffset ends)
    {
        var claims = string.Create(CultureInfo.InvariantCulture, $$"""{"username":"{{user}}","revision":1,"exp":{{ends.ToUnixTimeSeconds()}}}""");
        var text = $"{Encode("""{"alg":"RS256","typ":"JWT"}"""u8)}.{Encode(Encoding.UTF8.GetBytes(claims))}";
        return $"{text}.{Encode(_key.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    public void Dispose() => _key.Dispose();

    private static string Encode(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);
}
