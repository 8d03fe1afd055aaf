using System.Text.Json;
using KvTui.Testing;
using KvTui.Testing.Pty;

namespace KvTui.EndToEnd.Tests.Cli;

[Collection(SingleMemberTests.Name)]
public sealed class GetTests(SingleMember etcd)
{
    private readonly string _prefix = etcd.NewPrefix();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_value_goes_to_a_pipe_byte_for_byte()
    {
        byte[] value = [0, 0x1B, (byte)'[', (byte)'2', (byte)'J', 0xFF, (byte)'\n', (byte)'x'];
        await etcd.Ctl.PutAsync(_prefix + "raw", value, Cancelled);

        var result = await etcd.RunAsync("get", _prefix + "raw");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(value, result.Output.ToArray());
    }

    [Theory]
    [InlineData("{\"b\":[1,{\"c\":\"a\\tb\"}],\"a\":1E400}\n", "b:\n- 1\n- c: \"a\\tb\"\na: 1E400\n")]
    [InlineData("two\nlines\n", "|\n  two\n  lines\n")]
    [InlineData("yes", "\"yes\"\n")]
    [InlineData("{\"a\":1} and more", "'{\"a\":1} and more'\n")]
    public async Task As_yaml_a_value_reads_back_as_the_same(string value, string yaml)
    {
        await etcd.PutAsync(_prefix + "yaml", value);

        var result = await etcd.RunAsync("get", _prefix + "yaml", "-o", "yaml");

        Assert.Equal((0, yaml, ""), (result.ExitCode, result.Text, result.Error));
    }

    [Fact]
    public async Task As_yaml_an_object_of_kubernetes_is_what_kubectl_prints_and_bytes_are_base64()
    {
        var folder = Checkout.PathTo("tests", "KvTui.Core.Tests", "Values", "Kubernetes", "fixtures");
        await etcd.Ctl.PutAsync(_prefix + "y/1", await File.ReadAllBytesAsync(Path.Combine(folder, "core.v1.Service.full.pb"), Cancelled), Cancelled);
        await etcd.Ctl.PutAsync(_prefix + "y/2", new byte[] { 0xFF, 0x00, 0x01 }, Cancelled);
        var service = await File.ReadAllTextAsync(Path.Combine(folder, "core.v1.Service.full.yaml"), Cancelled);

        Assert.Equal(service, (await etcd.RunAsync("get", _prefix + "y/1", "-o", "yaml")).Text);
        Assert.Equal(
            $"---\n# {_prefix}y/1\n{service}---\n# {_prefix}y/2\n!!binary /wAB\n",
            (await etcd.RunAsync("get", "--prefix", _prefix + "y/", "-o", "yaml")).Text);
    }

    [Fact]
    public async Task A_value_of_a_megabyte_arrives_whole()
    {
        var value = new byte[1024 * 1024];
        new Random(7).NextBytes(value);
        await etcd.Ctl.PutAsync(_prefix + "large", value, Cancelled);

        Assert.Equal(value, (await etcd.RunAsync("get", _prefix + "large")).Output.ToArray());
    }

    [Fact]
    public async Task On_a_terminal_a_value_keeps_its_lines_and_tabs_and_nothing_else_that_a_terminal_would_obey()
    {
        await etcd.PutAsync(_prefix + "evil", "\e]0;owned\a\e[2Jend\n\tnext\\n\n");
        await using var screen = await TmuxScreen.StartAsync(
            KvTuiProgram.OnTerminal("--endpoints", etcd.Member.Endpoint, "get", _prefix + "evil"), cancellationToken: Cancelled);

        var shown = await screen.WaitForAsync("exit=0", cancellationToken: Cancelled);

        Assert.Contains("␛]0;owned␇␛[2Jend\n        next\\n\n", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_is_not_there_is_an_error_of_its_own()
    {
        var result = await etcd.RunAsync("get", _prefix + "nothing");

        Assert.Equal(1, result.ExitCode);
        Assert.Empty(result.Text);
        Assert.Equal($"kvtui: There is no key '{_prefix}nothing'.\n", result.Error);
    }

    [Fact]
    public async Task An_older_revision_can_be_read()
    {
        await etcd.PutAsync(_prefix + "old", "first");
        using var first = JsonDocument.Parse((await etcd.RunAsync("get", _prefix + "old", "-o", "json")).Output);
        await etcd.PutAsync(_prefix + "old", "second");

        var revision = first.RootElement.GetProperty("mod_revision").GetInt64();
        var result = await etcd.RunAsync("get", _prefix + "old", "--rev", $"{revision}");

        Assert.Equal("first", result.Text);
    }

    [Fact]
    public async Task A_revision_to_come_is_refused()
    {
        var result = await etcd.RunAsync("get", _prefix + "old", "--rev", "99999999");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("revision", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("--keys-only")]
    [InlineData("--limit=2")]
    public async Task A_prefix_is_printed_as_etcdctl_prints_it(params string[] options)
    {
        await etcd.PutAsync(_prefix + "a", "1");
        await etcd.PutAsync(_prefix + "b", "two\nlines");
        await etcd.Ctl.RunAsync("put", _prefix + "c", "");

        var result = await etcd.RunAsync(["get", "--prefix", _prefix, .. options]);

        Assert.Equal(await etcd.Ctl.RunAsync(["get", "--prefix", _prefix, .. options]), result.Text);
        Assert.NotEmpty(result.Text);
    }

    [Fact]
    public async Task Json_has_text_as_text_and_bytes_as_base64()
    {
        byte[] value = [0xFF, 0];
        await etcd.Ctl.PutAsync(_prefix + "mixed", value, Cancelled);
        await etcd.PutAsync(_prefix + "text", "wide 日本 \"quoted\" \u202E\u009B\e");

        using var bytes = JsonDocument.Parse((await etcd.RunAsync("get", _prefix + "mixed", "-o", "json")).Output);
        var line = (await etcd.RunAsync("get", _prefix + "text", "-o=json")).Text;
        using var text = JsonDocument.Parse(line);

        Assert.Equal(Convert.ToBase64String(value), bytes.RootElement.GetProperty("value_base64").GetString());
        Assert.False(bytes.RootElement.TryGetProperty("value", out _));
        Assert.Equal("0", bytes.RootElement.GetProperty("lease").GetString());
        Assert.Equal("wide 日本 \"quoted\" \u202E\u009B\e", text.RootElement.GetProperty("value").GetString());
        Assert.Contains("""wide 日本 \"quoted\" \u202e\u009b\u001b""", line, StringComparison.Ordinal);
        Assert.EndsWith("}\n", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_is_not_text_is_named_in_hexadecimal_or_base64()
    {
        byte[] key = [0xFF, .. System.Text.Encoding.UTF8.GetBytes(_prefix)];
        var hex = Convert.ToHexStringLower(key);

        Assert.Equal(0, (await etcd.RunAsync("put", "--key-hex", hex, "found")).ExitCode);

        Assert.Equal("found", (await etcd.RunAsync("get", hex, "--key-hex")).Text);
        Assert.Equal("found", (await etcd.RunAsync("get", "--key-base64", Convert.ToBase64String(key))).Text);
        Assert.Contains($"\"key_base64\":\"{Convert.ToBase64String(key)}\"", (await etcd.RunAsync("get", "--key-hex", hex, "-o", "json")).Text, StringComparison.Ordinal);
        Assert.Contains(@"\xff" + _prefix, (await etcd.RunAsync("ls", "--key-hex", "ff")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_may_look_like_an_option_or_like_a_switch_value()
    {
        await etcd.Ctl.RunAsync("put", "--", "--prefix", "dashes");
        await etcd.PutAsync("true", "word");

        Assert.Equal("dashes", (await etcd.RunAsync("get", "--", "--prefix")).Text);
        Assert.Equal("word", (await etcd.RunAsync("get", "--raw", "true")).Text);
        Assert.Equal("word", (await etcd.RunAsync("get", "--prefix=false", "true")).Text);
    }
}
