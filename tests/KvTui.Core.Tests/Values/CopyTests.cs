using System.Text;

namespace KvTui.Core.Tests.Values;

/// <summary>What Y copies: the whole value, in the form in which it is shown.</summary>
public sealed class CopyTests
{
    private const string Pod = """{"apiVersion":"v1","kind":"Pod","metadata":{"name":"p"}}""";

    [Theory]
    [InlineData("plain", "", "plain", "the value as text")]
    [InlineData("a\tb\r\nü\n", "", "a\tb\r\nü\n", "the value as text")]
    [InlineData("a\e[2Jb\tc\n", "", "a␛[2Jb\tc\n", "the value as text")]
    [InlineData("a\u202Eb", "", @"a\u{202e}b", "the value as text")]
    [InlineData("{\"a\":[1,2]}", "", "{\n  \"a\": [\n    1,\n    2\n  ]\n}\n", "the value as json")]
    [InlineData("{\"a\":[1,2]}", "t", "{\"a\":[1,2]}", "the value as text")]
    [InlineData(Pod, "t t t", "apiVersion: v1\nkind: Pod\nmetadata:\n  name: p\n", "the value as k8s Pod")]
    [InlineData("v\0", "", "00000000  76 00                   v.\n", "the value as hex")]
    [InlineData("vv", "t t t", "00000000  76 76                   vv\n", "the value as hex")]
    public void The_form_that_is_shown_is_copied(string value, string keys, string copied, string what)
    {
        var copy = new TestExplorer().Listed([Sample.Pair("k", value)]).Press(keys).Press("Y").Last<Effect.Copy>();
        Assert.Equal((copied, what), (Encoding.UTF8.GetString(copy.Text.Span), copy.What));
    }

    [Fact]
    public void The_bytes_of_a_value_that_is_not_utf8_are_copied_as_they_stand_on_the_screen()
    {
        var explorer = new TestExplorer().Listed([Sample.Pair(Etcd.Model.EtcdKey.FromText("k"), [(byte)'a', 0xFE, (byte)'\n'])]);
        Assert.Equal("a\\xfe\n", Encoding.UTF8.GetString(explorer.Press("t Y").Last<Effect.Copy>().Text.Span));
    }

    [Theory]
    [InlineData("", 200_000)]
    [InlineData("t t t", 25_000)]
    public void Of_a_large_value_all_is_copied_and_not_the_preview(string keys, int least)
    {
        var value = string.Concat(Enumerable.Repeat("0123456789abcde\n", 12_500));
        var explorer = new TestExplorer().Listed([Sample.Pair("k", value)]).Press(keys);
        Assert.True(explorer.State.Detail.HasMore);
        var text = Encoding.UTF8.GetString(explorer.Press("Y").Last<Effect.Copy>().Text.Span);
        Assert.True(text.Length >= least, $"{text.Length} characters");
        Assert.Contains("cde", text[^40..], StringComparison.Ordinal);
        Assert.Equal(text, Encoding.UTF8.GetString(explorer.Press("m Y").Last<Effect.Copy>().Text.Span));
        Assert.DoesNotContain("preview", explorer.Last<Effect.Copy>().What, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_large_json_all_is_copied_as_shown()
    {
        var value = $"[{string.Join(',', Enumerable.Range(0, 20_000))}]";
        var explorer = new TestExplorer().Listed([Sample.Pair("k", value)]);
        Assert.True(explorer.State.Detail.HasMore);
        var text = Encoding.UTF8.GetString(explorer.Press("Y").Last<Effect.Copy>().Text.Span);
        Assert.Equal((20_002, "]"), (text.Split('\n').Length - 1, text.Split('\n')[^2]));
    }

    [Fact]
    public void Of_a_large_object_all_of_the_yaml_is_copied()
    {
        var data = string.Join(',', Enumerable.Range(0, 6_000).Select(i => $"\"k{i:00000}\":\"v\""));
        var value = "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"data\":{" + data + "}}";
        var explorer = new TestExplorer().Listed([Sample.Pair("k", value)]).Press("t t t");
        Assert.True(explorer.State.Detail.HasMore);
        var copy = explorer.Press("Y").Last<Effect.Copy>();
        Assert.EndsWith("\n  k05999: v\n", Encoding.UTF8.GetString(copy.Text.Span), StringComparison.Ordinal);
        Assert.Equal("the value as k8s ConfigMap", copy.What);
    }

    [Fact]
    public void The_cluster_is_copied_as_text_from_its_pane_and_the_key_elsewhere()
    {
        var explorer = TestExplorer.Live("/a/k").GoTo("/a/k").Send(new ClusterMessage(Sample.Healthy()));
        Assert.Equal(("/a/k", "the key"), (Encoding.UTF8.GetString(explorer.Press("2 y").Last<Effect.Copy>().Text.Span), explorer.Last<Effect.Copy>().What));
        Assert.Equal("the cluster", explorer.Press("3 y").Last<Effect.Copy>().What);
    }
}
