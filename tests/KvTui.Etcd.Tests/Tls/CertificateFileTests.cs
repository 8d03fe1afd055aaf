using KvTui.Etcd.Model;
using KvTui.Etcd.Model.Options;
using KvTui.Etcd.Transport.Certificates;
using KvTui.Testing;
using KvTui.Testing.Tls;

namespace KvTui.Etcd.Tests.Tls;

public sealed class CertificateFileTests : IDisposable
{
    private const string Password = "sesame öffne dich";

    private readonly TemporaryFolder _folder = new("tls");
    private readonly TestAuthority _authority;

    public CertificateFileTests() => _authority = new(_folder, "ca");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _authority.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(true, "pkey -traditional", "BEGIN RSA PRIVATE KEY")]
    [InlineData(false, "pkey -traditional", "BEGIN EC PRIVATE KEY")]
    [InlineData(true, "pkey", "BEGIN PRIVATE KEY")]
    [InlineData(false, "pkey", "BEGIN PRIVATE KEY")]
    [InlineData(true, "pkcs8 -topk8 -v2 aes-256-cbc -passout pass:" + Password, "BEGIN ENCRYPTED PRIVATE KEY")]
    [InlineData(false, "pkcs8 -topk8 -v2 aes-128-cbc -passout pass:" + Password, "BEGIN ENCRYPTED PRIVATE KEY")]
    [InlineData(false, "pkcs8 -topk8 -v2 des3 -passout pass:" + Password, "BEGIN ENCRYPTED PRIVATE KEY")]
    [InlineData(true, "rsa -traditional -aes128 -passout pass:" + Password, "AES-128-CBC")]
    [InlineData(true, "rsa -traditional -aes192 -passout pass:" + Password, "AES-192-CBC")]
    [InlineData(true, "rsa -traditional -des3 -passout pass:" + Password, "DES-EDE3-CBC")]
    [InlineData(false, "ec -aes256 -passout pass:" + Password, "AES-256-CBC")]
    public async Task Keys_of_every_form_are_read(bool rsa, string conversion, string sign)
    {
        var issued = _authority.Issue("client", new() { Rsa = rsa });
        var key = await ConvertAsync(conversion, issued.Key);
        Assert.Contains(sign, await File.ReadAllTextAsync(key, Cancel), StringComparison.Ordinal);

        var client = TlsFiles.Read(new() { CertFile = issued.Certificate, KeyFile = key, KeyPassword = Password }, null).Client;

        Assert.Equal("CN=client", client?.Certificate.Subject);
        Assert.True(client!.Certificate.HasPrivateKey);
        if (conversion.Contains("pass:", StringComparison.Ordinal))
        {
            Fails(new() { CertFile = issued.Certificate, KeyFile = key }, key, "is encrypted, and no password was given", "openssl pkey -in");
            Fails(new() { CertFile = issued.Certificate, KeyFile = key, KeyPassword = "wrong" }, key, "cannot be opened with the password given");
        }
    }

    [Fact]
    public async Task A_key_may_stand_in_the_certificates_file_behind_other_blocks()
    {
        var issued = _authority.Issue("client");
        var both = _folder.PathTo("both.pem");
        (await new Command("openssl", ["ecparam", "-name", "prime256v1", "-out", both]).RunAsync(Cancel)).EnsureSuccess();
        await File.AppendAllTextAsync(both, "a word between\n" + await File.ReadAllTextAsync(issued.Certificate, Cancel) + await File.ReadAllTextAsync(issued.Key, Cancel), Cancel);

        Assert.NotNull(TlsFiles.Read(new() { CertFile = both }, null).Client);
    }

    [Fact]
    public async Task Each_file_that_can_not_be_used_is_named_with_the_cause_and_the_next_step()
    {
        var (one, other, rsa) = (_authority.Issue("one"), _authority.Issue("other"), _authority.Issue("rsa", new() { Rsa = true }));
        var text = await WriteAsync("text.pem", "no certificate\n");
        var der = _folder.PathTo("ca.der");
        (await new Command("openssl", ["x509", "-in", _authority.File, "-outform", "der", "-out", der]).RunAsync(Cancel)).EnsureSuccess();
        var cut = await WriteAsync("cut.pem", (await File.ReadAllTextAsync(one.Certificate, Cancel))[..200]);
        var damaged = await WriteAsync("damaged.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");

        Fails(new() { CaFile = _folder.PathTo("absent.pem") }, "absent.pem", "CA file", "does not exist");
        Fails(new() { CaFile = _folder.PathTo("no/absent.pem") }, "does not exist");
        Fails(new() { CaFile = _folder.PathTo(".") }, "is a folder");
        Fails(new() { CaFile = text }, text, "holds no certificate in PEM form");
        Fails(new() { CaFile = await WriteAsync("empty.pem", "") }, "is empty");
        Fails(new() { CaFile = der }, "looks like DER", "openssl x509 -inform der");
        Fails(new() { CaFile = cut }, "is cut off");
        Fails(new() { CaFile = damaged }, "damaged certificate, number 1");
        Fails(new() { CertFile = one.Certificate, KeyFile = other.Key }, other.Key, "is not the key of the certificate 'CN=one'", one.Certificate);
        Fails(new() { CertFile = one.Certificate, KeyFile = rsa.Key }, "is not the key of the certificate 'CN=one'");
        Fails(new() { CertFile = one.Key, KeyFile = one.Certificate }, "holds no certificate but PRIVATE KEY", "swapped");
        Fails(new() { CertFile = one.Certificate }, "holds no private key but CERTIFICATE");
        Fails(new() { CertFile = one.Certificate, KeyFile = await WriteAsync("bad.key", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n") }, "holds a damaged private key");
        Fails(
            new() { CertFile = one.Certificate, KeyFile = await WriteAsync("odd.key", "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: ROT13,00\n\nAAAA\n-----END RSA PRIVATE KEY-----\n"), KeyPassword = "x" },
            "is encrypted in a way that is not known here (ROT13,00)",
            "openssl pkcs8");
    }

    [Fact]
    public async Task Mutated_files_are_refused_in_one_sentence_or_read()
    {
        var issued = _authority.Issue("client");
        var random = new Random(7);
        var (certificate, key) = (await File.ReadAllBytesAsync(issued.Certificate, Cancel), await File.ReadAllBytesAsync(issued.Key, Cancel));
        var (certFile, keyFile) = (_folder.PathTo("mutated.crt"), _folder.PathTo("mutated.key"));
        var refused = 0;
        for (var round = 0; round < 2000; round++)
        {
            await File.WriteAllBytesAsync(certFile, round % 2 == 0 ? Mutation.Of(certificate, random) : certificate, Cancel);
            await File.WriteAllBytesAsync(keyFile, round % 2 == 1 ? Mutation.Of(key, random) : key, Cancel);
            try
            {
                TlsFiles.Read(new() { CaFile = certFile, CertFile = certFile, KeyFile = keyFile, KeyPassword = "x" }, null);
            }
            catch (EtcdException failure)
            {
                refused++;
                Assert.Equal(EtcdErrorKind.TlsFailed, failure.Kind);
                Assert.DoesNotContain('\n', failure.Message);
                Assert.Contains("mutated.", failure.Message, StringComparison.Ordinal);
            }
        }

        Assert.InRange(refused, 500, 2000);
    }

    private static void Fails(TlsOptions options, params string[] words)
    {
        var failure = Assert.Throws<EtcdException>(() => TlsFiles.Read(options, null));
        Assert.Equal(EtcdErrorKind.TlsFailed, failure.Kind);
        Assert.All(words, word => Assert.Contains(word, failure.Message, StringComparison.Ordinal));
    }

    private async Task<string> ConvertAsync(string conversion, string key)
    {
        var words = conversion.Replace(Password, "PASSWORD", StringComparison.Ordinal).Split(' ').Select(static word => word.Replace("PASSWORD", Password, StringComparison.Ordinal));
        var path = _folder.PathTo("converted.key");
        (await new Command("openssl", [.. words, "-in", key, "-out", path]).RunAsync(Cancel)).EnsureSuccess();
        return path;
    }

    private async Task<string> WriteAsync(string name, string text)
    {
        await File.WriteAllTextAsync(_folder.PathTo(name), text, Cancel);
        return _folder.PathTo(name);
    }
}
