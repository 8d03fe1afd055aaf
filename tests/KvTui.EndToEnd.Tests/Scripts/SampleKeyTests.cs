using System.Globalization;

namespace KvTui.EndToEnd.Tests.Scripts;

public sealed class SampleKeyTests
{
    [Fact]
    public async Task Seed_writes_exactly_the_keys_asked_for_and_the_same_ones_again()
    {
        await using var cluster = new ScriptedCluster();
        await cluster.RunAsync("up.sh", "1");
        await cluster.RunAsync("seed.sh", "5000");
        await cluster.RunAsync("seed.sh", "5000");
        await cluster.RunAsync("seed.sh", "30", "/team/");

        Assert.Equal(5030, await CountAsync(cluster, ""));
        Assert.Equal(30, await CountAsync(cluster, "/team/"));
        Assert.Equal("/team/app/db/url\n\n", (await cluster.ShellAsync("etcdctl get --keys-only /team/app/db/url")).Text);
    }

    [Fact]
    public async Task Sample_keys_look_like_life()
    {
        await using var cluster = new ScriptedCluster();
        await cluster.RunAsync("up.sh", "1");
        await cluster.RunAsync("seed.sh", "50");

        Assert.Equal("db-1.internal\n", (await cluster.ShellAsync("etcdctl get --print-value-only hostname")).Text);
        Assert.Contains("漢字", (await cluster.ShellAsync("etcdctl get --keys-only --prefix /text/")).Text, StringComparison.Ordinal);
        Assert.Equal("not UTF-8", (await cluster.ShellAsync("etcdctl get --print-value-only $'/binary/not-utf8-\\xff\\xfe-key' | tail -c 10 | tr -d '\\n'")).Text);
        Assert.Contains("\"lease\":", (await cluster.ShellAsync("etcdctl get -w json /app/session/4711")).Text, StringComparison.Ordinal);
        var binary = (await cluster.ShellAsync("etcdctl get --print-value-only /binary/all-escapes")).Output.ToArray();
        Assert.Equal([0, 1, 2, 0x7F, 0x80, 0xC3, 0x28, 0xFF, 0xFE], binary[..9]);
        Assert.True((await cluster.ShellAsync("etcdctl get --print-value-only /app/readme")).Output.Length > 16_384);
    }

    [Fact]
    public async Task Seed_without_a_cluster_of_up_touches_nothing()
    {
        await using var cluster = new ScriptedCluster();
        var refused = await cluster.TryAsync("seed.sh", "10");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("there is no cluster in", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compact_leaves_no_history()
    {
        await using var cluster = new ScriptedCluster();
        await cluster.RunAsync("up.sh", "1");
        await cluster.ShellAsync("etcdctl put a 1; etcdctl put a 2");
        await cluster.RunAsync("compact.sh");

        var old = await cluster.ShellAsync("etcdctl get a --rev=2");
        Assert.Contains("required revision has been compacted", old.Error, StringComparison.Ordinal);
        Assert.Equal("a\n2\n", (await cluster.ShellAsync("etcdctl get a")).Text);
    }

    private static async Task<int> CountAsync(ScriptedCluster cluster, string prefix)
    {
        var fields = (await cluster.ShellAsync($"etcdctl get '{prefix}' --prefix --count-only -w fields")).Text;
        return int.Parse(fields[(fields.IndexOf("\"Count\" : ", StringComparison.Ordinal) + 10)..], CultureInfo.InvariantCulture);
    }
}
