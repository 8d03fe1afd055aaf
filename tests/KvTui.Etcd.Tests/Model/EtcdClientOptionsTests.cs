using KvTui.Etcd.Model;
using KvTui.Etcd.Model.Options;

namespace KvTui.Etcd.Tests.Model;

public sealed class EtcdClientOptionsTests
{
    [Fact]
    public void Their_text_has_no_password_and_no_token()
    {
        var options = new EtcdClientOptions
        {
            Endpoints = [EtcdEndpoint.Parse("a:1")],
            User = "root",
            Password = "planted",
            AuthToken = "planted",
            Tls = new() { CaFile = "/ca", KeyFile = "/key", CertFile = "/cert", KeyPassword = "planted" },
        };

        Assert.Equal("http://a:1 as root, CA /ca, certificate /cert, key /key", options.ToString());
        Assert.DoesNotContain("planted", $"{options} {options.Tls}", StringComparison.Ordinal);
    }
}
