using System.Globalization;
using System.Text;
using System.Text.Json;
using KvTui.Etcd;
using KvTui.Etcd.Model;
using KvTui.Etcd.Model.Options;
using KvTui.Testing;
using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Cli;

/// <summary>The revisions of a key on real servers, over compactions and deletions, and what is put back from them.</summary>
public sealed class PastTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("3.4")]
    [InlineData("3.5")]
    public async Task A_history_of_a_thousand_revisions_is_listed_back_to_the_compaction(string line)
    {
        await using var etcd = await EtcdProcess.StartAsync(new() { Line = line }, Cancelled);
        await PutAsync(etcd, "/k", 1000);
        await etcd.Ctl.RunAsync("put", "/other", "x");
        await etcd.Ctl.RunAsync("compaction", "500");

        var result = await RunAsync(etcd, "history", "/k");

        var lines = result.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Equal(502, lines.Length);
        Assert.Equal(("r1001\tchanged\tv1000\t-\t1000", "r500\tchanged\tv499\t-\t499"), (lines[0], lines[^1]));
        Assert.Contains("r500 is the oldest revision that can be read", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("3.4")]
    [InlineData("3.5")]
    public async Task A_history_goes_over_deletions_and_two_revisions_are_compared(string line)
    {
        await using var etcd = await EtcdProcess.StartAsync(new() { Line = line }, Cancelled);
        await etcd.Ctl.RunAsync("put", "/k", "{\"a\":1,\"b\":2}");
        await etcd.Ctl.RunAsync("del", "/k");
        await etcd.Ctl.RunAsync("put", "/k", "{\"a\":1,\"b\":3}");

        var objects = (await RunAsync(etcd, "history", "/k", "-o", "json")).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(static text => JsonDocument.Parse(text).RootElement).ToList();
        Assert.Equal(["created", "deleted", "created"], objects.Select(static one => one.GetProperty("type").GetString()));
        Assert.Equal([4L, 3L, 2L], objects.Select(static one => one.GetProperty("mod_revision").GetInt64()));

        var difference = await RunAsync(etcd, "history", "/k", "--from", "2");
        Assert.Contains("- b: 2", difference.Text, StringComparison.Ordinal);
        Assert.Contains("+ b: 3", difference.Text, StringComparison.Ordinal);

        var nothing = await RunAsync(etcd, "history", "/never");
        Assert.Equal((1, ""), (nothing.ExitCode, nothing.Text));
        Assert.Contains("No revision of '/never' is kept.", nothing.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("3.4")]
    [InlineData("3.5")]
    public async Task A_key_is_put_back_and_a_prefix_is_made_again_without_touching_what_exists(string line)
    {
        await using var etcd = await EtcdProcess.StartAsync(new() { Line = line }, Cancelled);
        foreach (var (key, value) in new[] { ("/app/a", "1"), ("/app/b", "2"), ("/app/c", "3"), ("/apple", "4"), ("/app/a", "5") })
        {
            await etcd.Ctl.RunAsync("put", key, value);
        }

        Assert.Equal("OK r7\n", (await RunAsync(etcd, "revert", "/app/a", "--yes")).Text);
        Assert.Equal("1", await ValueAsync(etcd, "/app/a"));
        await etcd.Ctl.RunAsync("del", "--prefix", "/app");
        await etcd.Ctl.RunAsync("put", "/app/c", "new");

        var result = await RunAsync(etcd, "revert", "--prefix", "/app/", "--rev", "7", "--yes");

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Equal("2 of 2 keys made again as of r7\n", result.Text);
        Assert.Equal(("1", "2"), (await ValueAsync(etcd, "/app/a"), await ValueAsync(etcd, "/app/b")));
        Assert.Equal(("new", ""), (await ValueAsync(etcd, "/app/c"), await ValueAsync(etcd, "/apple")));
        Assert.Equal("4", await AfterRevertAsync(etcd, "/apple"));
    }

    [Fact]
    public async Task A_compacted_revision_is_refused_with_the_oldest_one()
    {
        await using var etcd = await EtcdProcess.StartAsync(cancellationToken: Cancelled);
        await PutAsync(etcd, "/k", 20);
        await etcd.Ctl.RunAsync("compaction", "10");

        foreach (var arguments in (string[][])
            [["revert", "/k", "--rev", "5", "--yes"], ["revert", "--prefix", "/", "--rev", "5", "--yes"], ["history", "/k", "--from", "5"]])
        {
            var result = await RunAsync(etcd, arguments);
            Assert.True(result.ExitCode == 1, result.ToString());
            Assert.Contains("r5 is compacted: r10 is the oldest revision that can be read.", result.Error, StringComparison.Ordinal);
        }

        var future = await RunAsync(etcd, "revert", "/k", "--rev", "500", "--yes");
        Assert.Contains("r500 is still to come: the latest is r21.", future.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_put_back_read_only_or_without_a_yes()
    {
        await using var etcd = await EtcdProcess.StartAsync(cancellationToken: Cancelled);
        await PutAsync(etcd, "/k", 2);

        Assert.Equal(2, (await RunAsync(etcd, "revert", "/k")).ExitCode);
        Assert.Equal(1, (await RunAsync(etcd, "revert", "/k", "--yes", "--read-only")).ExitCode);
        Assert.Equal("2", await ValueAsync(etcd, "/k"));
        Assert.Equal(2, (await RunAsync(etcd, "revert", "--prefix", "/", "--yes")).ExitCode);
    }

    private static async Task<string> AfterRevertAsync(EtcdProcess etcd, string key)
    {
        await RunAsync(etcd, "revert", key, "--yes");
        return await ValueAsync(etcd, key);
    }

    /// <summary>Puts a key so often, each time with the number of the put as its value.</summary>
    private static async Task PutAsync(EtcdProcess etcd, string key, int count)
    {
        var options = new EtcdClientOptions { Endpoints = [EtcdEndpoint.Parse(etcd.Endpoint)] };
        await using var client = new EtcdClient(options, TimeProvider.System, new Random(1));
        for (var number = 1; number <= count; number++)
        {
            var value = Encoding.UTF8.GetBytes(number.ToString(CultureInfo.InvariantCulture));
            await client.Kv.PutAsync(EtcdKey.FromText(key), value, new(), Cancelled);
        }
    }

    private static async Task<string> ValueAsync(EtcdProcess etcd, string key) =>
        (await etcd.Ctl.RunAsync("get", "--print-value-only", key)).TrimEnd('\n');

    private static Task<CommandResult> RunAsync(EtcdProcess etcd, params IReadOnlyList<string> arguments) =>
        KvTuiProgram.With(arguments).Variable("ETCDCTL_ENDPOINTS", etcd.Endpoint).RunAsync(Cancelled);
}
