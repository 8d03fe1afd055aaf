using System.Net;
using System.Text.Json;
using KvTui.Testing;
using KvTui.Testing.Etcd;
using KvTui.Testing.Tls;

namespace KvTui.EndToEnd.Tests.Cli;

/// <summary>What the doctor says of the certificates of the members of a real cluster, held against what openssl reads in their files.</summary>
public sealed class DoctorCertificateTests : IDisposable
{
    private static readonly string[] Names = ["n1", "n2", "n3"];

    private readonly TemporaryFolder _folder = new("tls");
    private readonly TestAuthority _right;
    private readonly TestAuthority _other;
    private readonly IssuedCertificate _client;

    public DoctorCertificateTests()
    {
        (_right, _other) = (new(_folder, "right"), new(_folder, "other"));
        _client = _right.Issue("client", new() { Lasts = TimeSpan.FromDays(20) });
        foreach (var name in Names)
        {
            _right.Issue(name);
        }
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _right.Dispose();
        _other.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("3.4")]
    [InlineData("3.5")]
    public async Task Each_certificate_is_told_as_openssl_reads_it_with_what_is_wrong_with_it(string line)
    {
        await using var cluster = await EtcdCluster.StartAsync(3, new() { Line = line, Tls = TlsOf("n1"), TlsOf = TlsOf }, Cancelled);

        // etcd reads its certificate again for each new connection.
        _right.Issue("n1", new() { Lasts = TimeSpan.FromDays(9.5) });
        _right.Issue("n2", new() { Since = TimeSpan.FromDays(5), Lasts = TimeSpan.FromDays(-1) });
        _right.Issue("n3", new() { DnsNames = ["etcd.example", "*.etcd.example"], Addresses = [] });
        var found = await ExamineAsync(cluster);
        Assert.Matches("^n1: the certificate 'CN=n1' ends on .*, in 9 d$", Cause(found, "certificate-ending", "n1"));
        Assert.NotNull(Cause(found, "certificate-expired", "n2"));
        Assert.NotNull(Cause(found, "certificate-wrong-name", "n3"));
        Assert.Contains("'CN=client'", Cause(found, "client-certificate-ending", "this client"), StringComparison.Ordinal);
        await AssertAsOpensslReadsAsync(found);

        _other.Issue("n3");
        found = await ExamineAsync(cluster);
        Assert.NotNull(Cause(found, "certificate-untrusted", "n3"));
        Assert.Null(Cause(found, "certificate-wrong-name", "n3"));
        await AssertAsOpensslReadsAsync(found);
    }

    private EtcdTls TlsOf(string name) => new(
        _right.File, _folder.PathTo($"{name}.crt"), _folder.PathTo($"{name}.key"), _client.Certificate, _client.Key, DemandClientCertificate: true);

    private async Task<JsonElement> ExamineAsync(EtcdCluster cluster)
    {
        var result = await KvTuiProgram.With(
            "doctor", "-o", "json", "--endpoints", cluster.Endpoints, "--cacert", _right.File, "--cert", _client.Certificate, "--key", _client.Key).RunAsync(Cancelled);
        Assert.True(result.ExitCode == 4, result.ToString());
        return JsonDocument.Parse(result.Output).RootElement;
    }

    /// <summary>The cause of a finding of a kind about somebody; null if there is none.</summary>
    private static string? Cause(JsonElement found, string id, string who) => found.GetProperty("findings").EnumerateArray()
        .Where(finding => finding.GetProperty("id").GetString() == id)
        .Select(static finding => finding.GetProperty("cause").GetString()!)
        .FirstOrDefault(cause => cause.StartsWith($"{who}: ", StringComparison.Ordinal));

    private async Task AssertAsOpensslReadsAsync(JsonElement found)
    {
        foreach (var member in found.GetProperty("members").EnumerateArray())
        {
            var name = member.GetProperty("name").GetString()!;
            Assert.Contains(name, Names);
            Assert.Equal(await OpensslAsync(_folder.PathTo($"{name}.crt")), Told(member.GetProperty("certificates")[0]));
        }

        Assert.Equal(await OpensslAsync(_client.Certificate), Told(found.GetProperty("client_certificate")));
    }

    private static string Told(JsonElement certificate)
    {
        string Text(string property) => certificate.GetProperty(property).GetString()!;
        var names = certificate.GetProperty("names").EnumerateArray().Select(static name => Same(name.GetString()!));
        return $"{Text("subject")} by {Text("issuer")} from {Text("not_before")} until {Text("not_after")} for {string.Join(' ', names)}";
    }

    private static async Task<string> OpensslAsync(string file)
    {
        var told = await new Command(
            "openssl", "x509", "-noout", "-in", file, "-subject", "-issuer", "-nameopt", "RFC2253", "-startdate", "-enddate", "-dateopt", "iso_8601", "-ext", "subjectAltName")
            .RunAsync(Cancelled);
        told.EnsureSuccess();
        var lines = told.Text.Split('\n').Select(static line => line.Trim()).ToList();
        string After(string start) => lines.Single(line => line.StartsWith(start, StringComparison.Ordinal))[start.Length..];
        var names = lines.Single(static line => line.StartsWith("DNS:", StringComparison.Ordinal)).Split(", ").Select(static name => Same(name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..]));
        return $"{After("subject=")} by {After("issuer=")} from {After("notBefore=").Replace(' ', 'T')} until {After("notAfter=").Replace(' ', 'T')} for {string.Join(' ', names)}";
    }

    /// <summary>An address as .NET writes it, as there are several ways for one of IPv6.</summary>
    private static string Same(string name) => IPAddress.TryParse(name, out var address) ? address.ToString() : name;
}
