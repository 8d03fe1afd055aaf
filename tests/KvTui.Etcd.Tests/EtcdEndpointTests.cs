namespace KvTui.Etcd.Tests;

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
    public void An_endpoint_is_parsed_as_etcdctl_does(string text, bool tls, string url) => Assert.Equal(url, EtcdEndpoint.Parse(text, tls).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("http://")]
    [InlineData("a:b")]
    [InlineData("ftp://a:1")]
    [InlineData("a:99999")]
    [InlineData("a b:1")]
    public void What_is_not_an_endpoint_is_refused_in_words(string text)
        => Assert.Contains("expected", Assert.Throws<FormatException>(() => EtcdEndpoint.Parse(text)).Message.Replace("only http and https are supported", "expected", StringComparison.Ordinal), StringComparison.Ordinal);
}
