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

    [Theory]
    [InlineData(Intent.CopyRaw, "{\"a\":[1,2]}", "the value as it is stored")]
    [InlineData(Intent.CopyBase64, "eyJhIjpbMSwyXX0=", "the value in base64")]
    [InlineData(Intent.CopyJson, """{"key":"/a/k","value":"{\"a\":[1,2]}","mod_revision":42,"create_revision":42,"version":3,"lease":"000000000000001f"}""" + "\n", "key and value as JSON")]
    [InlineData(Intent.CopyEtcdctl, "etcdctl --endpoints http://e:1 get /a/k", "the etcdctl command")]
    [InlineData(Intent.CopyCommand, "kvtui get --profile prod /a/k", "the kvtui command")]
    [InlineData(Intent.CopyPlace, "kvtui --profile prod --at /a/k", "the command that opens here")]
    public void A_key_can_be_taken_along_in_other_forms(Intent intent, string copied, string what)
    {
        var copy = new TestExplorer(settings: Sample.Settings with { Words = new("--endpoints http://e:1 ", "--profile prod ") })
            .Listed([Sample.Pair("/a/k", "{\"a\":[1,2]}", 42, 3, 31)]).GoTo("/a/k").Do(intent).Last<Effect.Copy>();
        Assert.Equal((copied, what), (Encoding.UTF8.GetString(copy.Text.Span), copy.What));
    }

    [Fact]
    public void The_command_that_opens_here_has_filter_and_view()
    {
        var explorer = TestExplorer.Live("/a/k", "/b").Press("/").Type("!b").Press("enter t").Do(Intent.CopyPlace);
        Assert.Equal("kvtui --at /a/k --filter '!b' --view text", Encoding.UTF8.GetString(explorer.Last<Effect.Copy>().Text.Span));
    }

    [Fact]
    public void Of_a_folder_the_commands_get_all_keys()
    {
        var explorer = TestExplorer.Live("/a/k", "/a/l", "/b").GoTo("/a/").Do(Intent.CopyEtcdctl);
        Assert.Equal("etcdctl get --prefix /a/", Encoding.UTF8.GetString(explorer.Last<Effect.Copy>().Text.Span));
        Assert.Equal("There is no value in the pane to copy.", explorer.Do(Intent.CopyJson).Notice);
    }

    /// <summary>Of keys that come at once the pane still shows the value of the row before.</summary>
    [Fact]
    public void The_value_copied_is_that_of_the_row_under_the_cursor()
    {
        var explorer = TestExplorer.Live("a", "b").Press("j").Do(Intent.CopyBase64);
        Assert.Empty(explorer.Effects.OfType<Effect.Copy>());
        Assert.Equal("Yg==", Encoding.UTF8.GetString(explorer.Answer().Last<Effect.Copy>().Text.Span));
        Assert.Single(explorer.Press("r").Answer().Effects.OfType<Effect.Copy>());
    }

    [Fact]
    public void A_value_that_cannot_be_read_is_said_not_to_be_copied()
    {
        var explorer = TestExplorer.Live("a", "b").Press("j Y");
        explorer.Send(new OperationMessage.ValueFailed(Etcd.Model.EtcdKey.FromText("b"), explorer.State.Detail.Generation, Sample.Lost));
        Assert.StartsWith("b cannot be copied, as it could not be read: ", explorer.Notice, StringComparison.Ordinal);
        explorer = TestExplorer.Live("a", "b").Press("j Y");
        explorer.Store.Clear();
        Assert.Equal("b no longer exists; there is nothing to copy.", explorer.Answer().Notice);
    }

    [Fact]
    public void What_would_act_where_it_is_pasted_is_not_copied_as_stored()
    {
        var explorer = new TestExplorer().Listed([Sample.Pair("k", "a\e[2J")]).Do(Intent.CopyRaw);
        Assert.Empty(explorer.Effects.OfType<Effect.Copy>());
        Assert.Contains("in base64", explorer.Notice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Intent.CopyValue)]
    [InlineData(Intent.CopyRaw)]
    [InlineData(Intent.CopyJson)]
    [InlineData(Intent.CopyBase64)]
    public void A_masked_value_is_copied_in_no_form(Intent intent)
    {
        var explorer = new TestExplorer(settings: Sample.Settings with { Mask = KeyMask.Of(["b"]) }).Listed("a", "b").Press("j").Do(intent);
        Assert.Empty(explorer.Answer().Effects.OfType<Effect.Copy>());
        Assert.Contains("masked", explorer.Notice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_with_a_zero_byte_is_no_argument_of_etcdctl()
    {
        var explorer = new TestExplorer().Listed([Sample.Pair(new Etcd.Model.EtcdKey([(byte)'a', 0]), [1])]).Do(Intent.CopyEtcdctl);
        Assert.Contains("zero byte", explorer.Notice, StringComparison.Ordinal);
        Assert.Equal("kvtui get --key-hex 6100", Encoding.UTF8.GetString(explorer.Do(Intent.CopyCommand).Last<Effect.Copy>().Text.Span));
    }

    [Fact]
    public void The_cluster_is_copied_as_text_from_its_pane_and_the_key_elsewhere()
    {
        var explorer = TestExplorer.Live("/a/k").GoTo("/a/k").Send(new ClusterMessage(Sample.Healthy()));
        Assert.Equal(("/a/k", "the key"), (Encoding.UTF8.GetString(explorer.Press("2 y").Last<Effect.Copy>().Text.Span), explorer.Last<Effect.Copy>().What));
        Assert.Equal("the cluster", explorer.Press("3 y").Last<Effect.Copy>().What);
    }
}
