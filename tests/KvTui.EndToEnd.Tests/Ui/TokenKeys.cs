using System.Security.Cryptography;
using KvTui.Testing;

namespace KvTui.EndToEnd.Tests.Ui;

/// <summary>The keys that a member signs its tokens with (etcd's <c>--auth-token=jwt,…</c>).</summary>
internal sealed class TokenKeys : IDisposable
{
    private readonly TemporaryFolder _folder = new("tokens");

    public TokenKeys()
    {
        using var key = RSA.Create(2048);
        File.WriteAllText(Public, key.ExportSubjectPublicKeyInfoPem());
        File.WriteAllText(Private, key.ExportRSAPrivateKeyPem());
    }

    private string Public => _folder.PathTo("jwt.pub");

    private string Private => _folder.PathTo("jwt.key");

    /// <summary>The value of <c>--auth-token</c> for tokens that live so many seconds.</summary>
    public string Spec(int seconds) => $"jwt,pub-key={Public},priv-key={Private},sign-method=RS256,ttl={seconds}s";

    public void Dispose() => _folder.Dispose();
}
