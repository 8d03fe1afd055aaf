using KvTui.Etcd.Model;

namespace KvTui.Etcd.Tests.Model;

public sealed class EtcdEndpointTests
{
    [Theory]
    [InlineData("localhost", false, "http://localhost:2379")]
    [InlineData("localhost:80", false, "http://localhost:80")]
    [InlineData("localhost:443", true, "https://localhost:443")]
    [InlineData("10.0.0.1:2379", true, "https://10.0.0.1:2379")]
    [InlineData("http://a:1/path", true, "http://a:1")]
    [InlineData("https://a", false, "https://a:2379")]
    [InlineData("[::1]:2380", false, "http://[::1]:2380")]
    [InlineData("https://[fe80::1]:1", false, "https://[fe80::1]:1")]
    [InlineData("[::1]", true, "https://[::1]:2379")]
    [InlineData("http://a:80/path", false, "http://a:80")]
    [InlineData("unix:///run/etcd.sock", false, "unix:///run/etcd.sock")]
    [InlineData("unix:/run/etcd.sock", true, "unixs:///run/etcd.sock")]
    [InlineData("unix://localhost:23989", false, "unix:localhost:23989")]
    [InlineData("unix:run/etcd.sock", false, "unix:run/etcd.sock")]
    [InlineData("unixs:///run/etcd.sock", false, "unixs:///run/etcd.sock")]
    public void An_endpoint_is_parsed_as_etcdctl_does(string text, bool tls, string url) => Assert.Equal(url, EtcdEndpoint.Parse(text, tls).ToString());

    [Fact]
    public void A_file_is_an_endpoint_that_is_written_as_its_path()
    {
        var file = EtcdEndpoint.OfFile("/backup/snap.db");
        Assert.Equal(("snap.db", "/backup/snap.db", "/backup/snap.db"), (file.Host, file.Address, file.ToString()));
        Assert.NotEqual(file, EtcdEndpoint.OfFile("/other/snap.db"));
    }

    [Fact]
    public void The_server_name_of_a_socket_is_the_last_part_of_its_path_and_two_sockets_are_two_endpoints()
    {
        Assert.Equal(("etcd.sock", "/run/etcd.sock"), (EtcdEndpoint.Parse("unixs:///run/etcd.sock").Host, EtcdEndpoint.Parse("unixs:///run/etcd.sock").Address));
        Assert.Equal("localhost", EtcdEndpoint.Parse("unix://localhost:23989").Host);
        Assert.NotEqual(EtcdEndpoint.Parse("unix:a/s"), EtcdEndpoint.Parse("unix:b/s"));
        Assert.Equal("http://localhost/", EtcdEndpoint.Parse("unix:a b/s%").HttpRoot.ToString());
        Assert.Equal("[::1]:7", EtcdEndpoint.Parse("http://[::1]:7").Address);
    }

    [Fact]
    public void A_socket_that_a_member_advertises_is_not_one_here() =>
        Assert.Throws<FormatException>(() => EtcdEndpoint.ParseAdvertised("unix://localhost:2379"));

    [Theory]
    [InlineData("")]
    [InlineData("http://")]
    [InlineData("a:b")]
    [InlineData("ftp://a:1")]
    [InlineData("a:99999")]
    [InlineData("a:0")]
    [InlineData("a b:1")]
    [InlineData("unix:")]
    [InlineData("unix:///run/")]
    [InlineData("unix:/1/2345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890")]
    [InlineData("http://root:secret@a:1")]
    public void What_is_not_an_endpoint_is_refused_in_words(string text)
    {
        var problem = Assert.Throws<FormatException>(() => EtcdEndpoint.Parse(text));
        Assert.Contains("expected", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_text_is_an_endpoint_that_survives_being_written_and_read_or_is_refused()
    {
        string[] seeds = ["http://[::1]:2379/a", "https://etcd.example.com:2379", "unix:///run/etcd.sock", "unixs:a/b", "10.0.0.1:2379", "[fe80::1%eth0]:80"];
        const string Pieces = ":/[]@%?#\\.-_ 0129azAZ\0\t\u00E9\u4E2D\uD800~unixhtps";
        var random = new Random(5);
        var accepted = 0;
        for (var i = 0; i < 100_000; i++)
        {
            var text = new System.Text.StringBuilder(seeds[random.Next(seeds.Length)]);
            for (var changes = random.Next(6); changes > 0 && text.Length > 0; changes--)
            {
                var at = random.Next(text.Length);
                _ = random.Next(3) switch
                {
                    0 => text.Remove(at, 1),
                    1 => text.Insert(at, Pieces[random.Next(Pieces.Length)]),
                    _ => text.Replace(text[at], Pieces[random.Next(Pieces.Length)], at, 1),
                };
            }

            try
            {
                var endpoint = EtcdEndpoint.Parse(text.ToString(), random.Next(2) == 0);
                Assert.NotNull(endpoint.HttpRoot);
                Assert.Equal(endpoint, EtcdEndpoint.Parse(endpoint.ToString()));
                accepted++;
            }
            catch (FormatException)
            {
                // Refused in words.
            }
        }

        Assert.InRange(accepted, 1000, 100_000);
    }
}
