using System.Net;
using System.Text;
using KvTui.Testing;
using KvTui.Testing.Tls;

namespace KvTui.EndToEnd.Tests.Failures;

/// <summary>The failures of the way to a server, of certificates, and of logging in.</summary>
internal static class FailureRows
{
    private const int Denied = 1;
    private const int Usage = 2;
    private const int Unreachable = 3;

    public static IReadOnlyList<FailureRow> All(FailureServers servers) => [.. Ways(servers), .. Strangers(servers), .. ServerCertificates(servers), .. ClientCertificates(servers), .. Files(servers), .. Logins(servers)];

    private static IEnumerable<FailureRow> Ways(FailureServers servers)
    {
        string[] tls = ["--cacert", servers.Right.File];
        yield return new("nothing listens", At($"127.0.0.1:{FreePorts.Take()}"), Unreachable, "connection refused", "check that etcd listens there");
        yield return new("filtered: no answer to SYN", At(servers.Filtered()), Unreachable, "did not finish connecting within 1 s", "firewall") { TakesAllTime = true };
        yield return new("DNS name that does not exist", At("no-such-host.invalid:2379"), Unreachable, "the name 'no-such-host.invalid' does not resolve");
        yield return new("Unix socket that does not exist", At("unix:///no/such/etcd.sock"), Unreachable, "/no/such/etcd.sock");
        yield return new("TLS to a plain port", At($"https://127.0.0.1:{servers.Plain.ClientPort}", tls), Unreachable, "TLS", "use http://");
        yield return new("plain to a TLS port", At($"http://127.0.0.1:{servers.Mutual.ClientPort}"), Unreachable, "speaks TLS but was asked in plain text", "use https://");
        yield return new("proxy resets at once, plain", At(servers.Resetting()), Unreachable, "connection lost") { TakesAllTime = true };
        yield return new("proxy resets at once, TLS", At($"https://{servers.Resetting()}", tls), Unreachable, "connection lost", "what stands between") { TakesAllTime = true };
        yield return new("proxy resets after the TLS handshake", At(servers.ClosingAfterHandshake(), tls), Unreachable, "closed the connection right after the TLS handshake") { TakesAllTime = true };
        yield return new("proxy answers 502", At(servers.Saying("HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n")), Unreachable, "speaks HTTP/1, not gRPC", "status 502", "no proxy stands between");
        yield return new("silent server", At(servers.Silent()), Unreachable, "did not answer KV/Range within 2") { IsSilence = true, TakesAllTime = true };
        yield return new("silent server, TLS", At($"https://{servers.Silent()}", tls), Unreachable, "did not finish the TLS handshake within 1 s") { TakesAllTime = true };
    }

    private static IEnumerable<FailureRow> Strangers(FailureServers servers)
    {
        var noise = new byte[256];
        new Random(3).NextBytes(noise);
        yield return new("HTTP/1 server", At(servers.Saying("HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n")), Unreachable, "speaks HTTP/1, not gRPC", "status 404");
        yield return new("HTTP/1 server over TLS", At(servers.WithoutHttp2(), "--cacert", servers.Right.File), Unreachable, "speaks TLS but not HTTP/2");
        yield return new("gRPC server that is not an etcd", At(servers.WithoutService()), Denied, "the server does not know this call", "unknown service etcdserverpb.KV");
        yield return new("random bytes", At(servers.Saying(noise)), Unreachable, "does not speak HTTP/2: it began with the bytes ");
        yield return new("random bytes to TLS", At($"https://{servers.Saying(noise)}", "--cacert", servers.Right.File), Unreachable, "does not speak TLS");
        yield return new("SSH server", At(servers.Saying("SSH-2.0-OpenSSH_9.2p1\r\n")), Unreachable, "does not speak HTTP/2: it began with “SSH-2.0-Open”");
        yield return new("metrics port", At($"127.0.0.1:{servers.MetricsPort}"), Unreachable, "client port");
        yield return new("TLS 1.1 only", At($"https://{servers.Saying([0x15, 3, 2, 0, 2, 2, 70])}", "--cacert", servers.Right.File), Unreachable, "does not speak TLS 1.2 or newer");
        yield return new("no cipher in common", At($"https://{servers.Saying([0x15, 3, 3, 0, 2, 2, 40])}", "--cacert", servers.Right.File), Unreachable, "no cipher or key that both sides know");
    }

    private static IEnumerable<FailureRow> ServerCertificates(FailureServers servers)
    {
        var (right, other) = (servers.Right, servers.Other);
        string[] tls = ["--cacert", right.File];
        yield return new("wrong CA", At(servers.Mutual.Endpoint, "--cacert", other.File), Unreachable, "'CN=server' is issued by 'CN=cluster-ca', which is not among the CAs of", "other-ca.crt", "give the cluster's CA file");
        yield return new("no CA given", At(servers.Mutual.Endpoint), Unreachable, "is issued by 'CN=cluster-ca', which is not among this machine's CAs");
        yield return new("CA of the same name, other key", At(servers.Mutual.Endpoint, "--cacert", new TestAuthority(servers.Folder, "cluster-ca", file: "renewed-ca").File), Unreachable, "another 'CN=cluster-ca'", "the key is not");
        yield return new("self-signed certificate", At(servers.Showing(right.IssueSelfSigned("self")), tls), Unreachable, "'CN=self' is self-signed");
        yield return new("intermediate CA not sent", At(servers.Showing(new TestAuthority(servers.Folder, "between-ca", right).Issue("behind")), tls), Unreachable, "'CN=behind' is issued by 'CN=between-ca', which is not among");
        yield return new("expired certificate", At(servers.Showing(right.Issue("expired", new() { Since = TimeSpan.FromDays(9), Lasts = TimeSpan.FromDays(-2) })), tls), Unreachable, "'CN=expired' expired on 20", "renew");
        yield return new("certificate not yet valid", At(servers.Showing(right.Issue("early", new() { Since = TimeSpan.FromDays(-2) })), tls), Unreachable, "'CN=early' is not valid before 20", "clock");
        yield return new("certificate for another name", At(Named(servers.Showing(right.Issue("named", new() { DnsNames = ["etcd.example"] }))), tls), Unreachable, "is for etcd.example, 127.0.0.1, ::1, not for localhost");
        yield return new("certificate for another address", At(servers.Showing(right.Issue("elsewhere", new() { Addresses = [IPAddress.Parse("192.0.2.1")] })), tls), Unreachable, "is for localhost, 192.0.2.1, not for 127.0.0.1");
        yield return new("certificate for clients only", At(servers.Showing(right.Issue("no-server", new() { ForServers = false })), tls), Unreachable, "'CN=no-server' is not fit for a server: its extended key usage lacks serverAuth (it has clientAuth)");
        yield return new("certificate with a common name only", At(Named(servers.Showing(right.Issue("localhost", new() { DnsNames = [], Addresses = [] }))), tls), Unreachable, "in its common name, which does not count");
    }

    private static IEnumerable<FailureRow> ClientCertificates(FailureServers servers)
    {
        var (right, mutual) = (servers.Right, servers.Mutual.Endpoint);
        yield return new("client certificate missing", At(mutual, "--cacert", right.File), Unreachable, "wants a client certificate issued by 'CN=cluster-ca'");
        yield return new("client certificate of another CA", Showing(servers.Other.Issue("stranger")), Unreachable, "does not accept the client certificate 'CN=stranger'", "issued by 'CN=other-ca'");
        yield return new(
            "client certificate of an intermediate CA that is not sent", Showing(servers.Between.Issue("leaf")), Unreachable, "'CN=leaf'", "issued by 'CN=between'", "append its certificate to that file (--cert)");
        yield return new(
            "the same, and the CA file has the intermediate CA", Showing(servers.Between.Issue("leaf2"), servers.RightAndBetween), Unreachable, "'CN=leaf2'", "issued by the intermediate CA 'CN=between', whose certificate is not in that file", "append that to it (--cert)");
        yield return new(
            "client certificate for servers only", Showing(right.Issue("no-client", new() { ForClients = false })), Unreachable, "'CN=no-client'", "its extended key usage lacks clientAuth (it has serverAuth)");
        yield return new("client certificate expired", Showing(right.Issue("late", new() { Since = TimeSpan.FromDays(9), Lasts = TimeSpan.FromDays(-2) })), Unreachable, "client certificate 'CN=late'", "it expired on 20", "renew it");
        yield return new("client certificate not yet valid", Showing(right.Issue("soon", new() { Since = TimeSpan.FromDays(-2) })), Unreachable, "client certificate 'CN=soon'", "it is not valid before 20");
        yield return new("key of another certificate", Showing(servers.Client with { Key = right.Issue("another").Key }), Unreachable, "is not the key of the certificate 'CN=client'");

        IReadOnlyList<string> Showing(IssuedCertificate shown, string? authorities = null) => At(mutual, "--cacert", authorities ?? right.File, "--cert", shown.Certificate, "--key", shown.Key);
    }

    private static IEnumerable<FailureRow> Files(FailureServers servers)
    {
        var (mutual, client) = (servers.Mutual.Endpoint, servers.Client);
        yield return new("CA file missing", At(mutual, "--cacert", "/no/such/ca.crt"), Usage, "/no/such/ca.crt");
        yield return new("CA file not PEM", At(mutual, "--cacert", Written("words.pem", "this is no certificate\n")), Unreachable, "holds no certificate in PEM form");
        yield return new("CA file cut off", At(mutual, "--cacert", Written("cut.pem", File.ReadAllText(servers.Right.File)[..150])), Unreachable, "is cut off");
        yield return new("CA file is the key", At(mutual, "--cacert", client.Key), Unreachable, "holds no certificate but PRIVATE KEY");
        yield return new("certificate and key exchanged", At(mutual, "--cacert", servers.Right.File, "--cert", client.Key, "--key", client.Certificate), Unreachable, "holds no certificate but PRIVATE KEY", "swapped");
        yield return new("encrypted key, no password", At(mutual, "--cacert", servers.Right.File, "--cert", client.Certificate, "--key", Encrypted()), Unreachable, "is encrypted, and no password was given", "openssl pkey");
        yield return new(
            "encrypted key, wrong password",
            At(mutual, "--cacert", servers.Right.File, "--cert", client.Certificate, "--key", Encrypted(), "--key-password-file", Written("password", "simsalabim\n")),
            Unreachable,
            "cannot be opened with the password given for it");

        string Written(string name, string text)
        {
            File.WriteAllText(servers.Folder.PathTo(name), text, Encoding.ASCII);
            File.SetUnixFileMode(servers.Folder.PathTo(name), UnixFileMode.UserRead | UnixFileMode.UserWrite);
            return servers.Folder.PathTo(name);
        }

        string Encrypted()
        {
            using var key = System.Security.Cryptography.ECDsa.Create();
            key.ImportFromPem(File.ReadAllText(client.Key));
            return Written("encrypted.key", key.ExportEncryptedPkcs8PrivateKeyPem(
                "sesame", new(System.Security.Cryptography.PbeEncryptionAlgorithm.Aes256Cbc, System.Security.Cryptography.HashAlgorithmName.SHA256, 2048)));
        }
    }

    private static IEnumerable<FailureRow> Logins(FailureServers servers)
    {
        var guarded = servers.Guarded.Endpoint;
        yield return new("wrong password", At(guarded, "--user", "root:wrong"), Denied, "wrong user name or password", "'root' was not let in");
        yield return new("unknown user", At(guarded, "--user", "nobody:secret"), Denied, "wrong user name or password", "'nobody' was not let in");
        yield return new("no user though authentication is on", At(guarded), Denied, "not logged in", "give a user and a password");
        yield return new("JWT that has expired", At(servers.Signed.Endpoint, "--auth-jwt-token", servers.ExpiredToken), Denied, "the token given is not accepted", "it has expired");
        yield return new("token that no server gave out", At(guarded, "--auth-jwt-token", "abcdefghijklmnop.7"), Denied, "the token given is not accepted", "get a new one");
        yield return new("user without the right", At(guarded, "--user", "guest:guest"), Denied, "permission denied: user 'guest' may not get \"a\"");
        yield return new("user though authentication is off (no failure)", At(servers.Plain.Endpoint, "--user", "root:secret"), 0, "Authentication is off in this cluster", "user 'root' is ignored");
        yield return new("peer port", At($"127.0.0.1:{servers.Plain.PeerPort}"), 0, "b");
    }

    private static string Named(string endpoint) => endpoint.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);

    private static IReadOnlyList<string> At(string endpoint, params IReadOnlyList<string> flags) => ["--endpoints", endpoint, .. flags];
}
