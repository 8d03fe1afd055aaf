using System.Text;
using System.Text.Json;
using KvTui.EndToEnd.Tests.Scripts;
using KvTui.Testing;
using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Cli.Exports;

/// <summary>Keys go from one cluster into another byte for byte, also into one of another version.</summary>
public sealed class ExportTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_odd_key_of_the_samples_goes_into_the_other_version_and_back()
    {
        await using var cluster = new ScriptedCluster();
        await cluster.RunAsync("up.sh", "1");
        await cluster.RunAsync("seed.sh", "60");
        var first = (await cluster.ShellAsync("printf %s \"$ETCDCTL_ENDPOINTS\"")).Text;
        var source = new EtcdCtl(await EtcdBinaries.FindAsync(cancellationToken: Cancelled), first);
        await using var older = await EtcdProcess.StartAsync(new() { Line = "3.4" }, Cancelled);
        await using var newer = await EtcdProcess.StartAsync(new() { Line = "3.5" }, Cancelled);
        using var folder = new TemporaryFolder("export");

        await CopyAsync(first, older.Endpoint, folder.PathTo("a.ndjson"), "ndjson");
        await CopyAsync(older.Endpoint, newer.Endpoint, folder.PathTo("b.json"), "json");

        var dump = await ClusterDump.OfAsync(source);
        Assert.Equal(60, dump.Count);
        Assert.Single(dump, static pair => pair.HasLease);
        Assert.Equal(dump, await ClusterDump.OfAsync(older.Ctl));
        Assert.Equal(dump, await ClusterDump.OfAsync(newer.Ctl));
        await AssertSameAsync("diff", "--endpoints", first, "--to-endpoints", newer.Endpoint);
        await AssertSameAsync("diff", "--endpoints", older.Endpoint, "--to-file", folder.PathTo("a.ndjson"));
    }

    [Theory]
    [InlineData("3.4")]
    [InlineData("3.5")]
    public async Task A_script_of_etcdctl_puts_the_same_keys(string line)
    {
        await using var source = await EtcdProcess.StartAsync(cancellationToken: Cancelled);
        await using var target = await EtcdProcess.StartAsync(new() { Line = line }, Cancelled);
        await FillAsync(source);
        using var folder = new TemporaryFolder("export");
        var script = folder.PathTo("put-all.sh");
        var export = await RunAsync(source.Endpoint, 0, "export", "--as", "etcdctl");
        await File.WriteAllBytesAsync(script, export.Output.ToArray(), Cancelled);

        var path = $"{Path.GetDirectoryName(target.Binaries.Client)}:{Environment.GetEnvironmentVariable("PATH")}";
        var environment = new Dictionary<string, string?>(target.Ctl.Environment) { ["PATH"] = path };
        (await new Command("sh", script) { Environment = environment }.RunAsync(Cancelled)).EnsureSuccess();

        Assert.Equal(await ClusterDump.OfAsync(source.Ctl), await ClusterDump.OfAsync(target.Ctl));
    }

    [Fact]
    public async Task An_export_is_of_one_revision_and_of_a_prefix()
    {
        await using var member = await EtcdProcess.StartAsync(cancellationToken: Cancelled);
        await member.Ctl.RunAsync("put", "/foo/a", "1");
        await member.Ctl.RunAsync("put", "/foo/a", "2");
        await member.Ctl.RunAsync("put", "/foobar", "3");

        var old = await RunAsync(member.Endpoint, 0, "export", "/foo/", "--rev", "2");

        Assert.Equal(
            "{\"key\":\"/foo/a\",\"value\":\"1\",\"mod_revision\":2,\"create_revision\":2,\"version\":1,\"lease\":\"0\"}\n", old.Text);
        Assert.Matches("^kvtui: 1 key, as of r2 of cluster [0-9a-f]{16}\\.\n$", old.Error);
        Assert.Single((await RunAsync(member.Endpoint, 0, "export", "/foo/a", "--single")).Text.Split('\n')[..^1]);
        var yaml = await RunAsync(member.Endpoint, 0, "export", "/foo/", "--as", "yaml");
        Assert.Contains("  value: \"2\"\n", yaml.Text, StringComparison.Ordinal);
        var wrong = await RunAsync(member.Endpoint, 2, "export", "--as", "xml");
        Assert.Contains("expected ndjson, json, yaml, etcdctl", wrong.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lease_is_exported_by_its_time_to_live()
    {
        await using var member = await EtcdProcess.StartAsync(cancellationToken: Cancelled);
        await FillAsync(member);

        var lines = (await RunAsync(member.Endpoint, 0, "export", "leased/")).Text.Split('\n')[..^1];

        Assert.Equal(2, lines.Length);
        Assert.All(lines, static line =>
        {
            using var record = JsonDocument.Parse(line);
            Assert.Equal(600, record.RootElement.GetProperty("granted_ttl").GetInt64());
            Assert.InRange(record.RootElement.GetProperty("ttl").GetInt64(), 500, 600);
        });
    }

    /// <summary>Text that means something to shells and etcdctl, bytes that are no text, two keys with one lease, a large value.</summary>
    internal static async Task FillAsync(EtcdProcess member)
    {
        byte[] all = [.. Enumerable.Range(0, 256).Select(static each => (byte)each)];
        await member.Ctl.PutAsync("-dash", "-x"u8.ToArray(), Cancelled);
        await member.Ctl.PutAsync("it's $HOME `id` \"q\" \\ \\n", "$(id) 'x' \"y\" \\\n\r\t"u8.ToArray(), Cancelled);
        await member.Ctl.PutAsync("bytes", all, Cancelled);
        await member.Ctl.PutAsync("empty", default, Cancelled);
        await member.Ctl.PutAsync("large", Encoding.UTF8.GetBytes(new string('ü', 500_000)), Cancelled);
        var lease = (await member.Ctl.RunAsync("lease", "grant", "600")).Split(' ')[1];
        await member.Ctl.RunAsync("put", "leased/1", "1", $"--lease={lease}");
        await member.Ctl.RunAsync("put", "leased/2", "2", $"--lease={lease}");
    }

    /// <summary>Runs kvtui against a member, and expects how it exits.</summary>
    internal static async Task<CommandResult> RunAsync(string endpoint, int exitCode, params string[] arguments)
    {
        var result = await KvTuiProgram.With(arguments).Variable("ETCDCTL_ENDPOINTS", endpoint).RunAsync(Cancelled);
        Assert.True(result.ExitCode == exitCode, $"{result}");
        return result;
    }

    private static async Task CopyAsync(string from, string to, string path, string format)
    {
        await File.WriteAllBytesAsync(path, (await RunAsync(from, 0, "export", "--as", format)).Output.ToArray(), Cancelled);
        await RunAsync(to, 0, "import", path, "--yes");
    }

    private static async Task AssertSameAsync(params string[] arguments)
    {
        var result = await KvTuiProgram.With(arguments).RunAsync(Cancelled);
        Assert.Equal((0, ""), (result.ExitCode, result.Text));
        Assert.StartsWith("kvtui: no differences in 60 keys", result.Error, StringComparison.Ordinal);
    }
}
