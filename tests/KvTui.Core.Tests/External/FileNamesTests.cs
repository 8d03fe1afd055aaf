using System.Text;
using KvTui.Core.External;
using KvTui.Core.Values.Formats;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.External;

public sealed class FileNamesTests
{
    [Theory]
    [InlineData("/app/db/url", "text", "url.txt")]
    [InlineData("/app/conf", "{\"a\":1}", "conf.json")]
    [InlineData("/app/conf.json", "{\"a\":1}", "conf.json")]
    [InlineData("/app/conf.json", "broken", "conf.json")]
    [InlineData("/etc/nginx.conf", "server {}", "nginx.conf")]
    [InlineData("/app/v1.28", "text", "v1.28.txt")]
    [InlineData("/app/list", "---\na: 1\n", "list.yaml")]
    [InlineData("/app/pod", "apiVersion: v1\n", "pod.yaml")]
    [InlineData("/app/tls", "-----BEGIN CERTIFICATE-----\n", "tls.pem")]
    [InlineData("/app/folder/", "text", "folder.txt")]
    [InlineData("/", "text", "value.txt")]
    [InlineData("/a/..", "text", "value.txt")]
    [InlineData("/a/.lock", "text", "lock.txt")]
    [InlineData("/a/-rf", "text", "rf.txt")]
    [InlineData("/a/x y;$(z)\e\n", "text", "x_y___z___.txt")]
    public void The_file_is_named_after_the_key_and_what_is_in_it(string key, string text, string name) =>
        Assert.Equal(name, FileNames.OfEdit(EtcdKey.FromText(key), (byte)'/', Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData(ValueFormat.Text, "k.txt")]
    [InlineData(ValueFormat.Json, "k.json")]
    [InlineData(ValueFormat.Kubernetes, "k.yaml")]
    [InlineData(ValueFormat.Hex, "k.txt")]
    public void What_is_only_shown_is_named_after_its_form(ValueFormat format, string name) =>
        Assert.Equal(name, FileNames.OfShown(EtcdKey.FromText("k"), (byte)'/', format, "x"u8));

    [Fact]
    public void A_long_name_is_cut() =>
        Assert.Equal(64, FileNames.OfEdit(EtcdKey.FromText(new string('k', 4000)), (byte)'/', "x"u8).Length);
}
