using KvTui.Testing;
using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Cli.Care;

/// <summary>Members whose space is used up, and their history.</summary>
public sealed class SpaceTests
{
    public static TheoryData<string> Lines => [.. EtcdBinaries.Lines];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task A_full_cluster_takes_writes_again_and_loses_only_the_history_that_was_chosen(string line)
    {
        await using var cluster = await CareCluster.FullAsync(line);
        var (keys, latest) = (await cluster.Ctl.RunAsync("get", "", "--prefix"), await CareCluster.RevisionAsync(cluster.Ctl));
        Assert.Matches(@"^MEMBER +MEMBER ID +ALARM\n(n[1-3] +[0-9a-f]+ +NOSPACE\n){1,3}$", (await RunAsync("alarm", "list")).Text);
        Assert.Equal(4, (await RunAsync("put", "/more", "1")).ExitCode);

        var compacted = await RunAsync("compact", "--keep", "2", "--physical", "--yes");
        Assert.True(compacted.ExitCode == 0, compacted.ToString());
        Assert.Contains(
            $"Of the history from r1 to r{latest}, r1 to r{latest - 2} are forgotten: {latest - 2} of {latest} revisions.",
            compacted.Error, StringComparison.Ordinal);
        var defragmented = await RunAsync("defrag", "--yes");
        Assert.True(defragmented.ExitCode == 0, defragmented.ToString());
        var disarmed = await RunAsync("alarm", "disarm", "--yes");
        Assert.True(disarmed.ExitCode == 0, disarmed.ToString());
        Assert.Matches("^(NOSPACE of n[1-3] taken back\n){1,3}$", disarmed.Text);

        Assert.Equal(keys, await cluster.Ctl.RunAsync("get", "", "--prefix"));
        Assert.Equal(0, (await RunAsync("put", "/more", "1")).ExitCode);
        var alarms = await RunAsync("alarm", "list");
        Assert.Equal((0, ""), (alarms.ExitCode, alarms.Text));
        Assert.False(await CareCluster.CanReadAsync(cluster.Ctl, latest - 2));
        Assert.True(await CareCluster.CanReadAsync(cluster.Ctl, latest - 1));

        Task<CommandResult> RunAsync(params string[] arguments) => CareCluster.RunAsync(cluster.Endpoints, arguments);
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task What_is_forgotten_is_told_and_what_is_forgotten_already_is_not_asked_for(string line)
    {
        await using var etcd = await EtcdProcess.StartAsync(new() { Line = line }, Cancelled);
        for (var i = 2; i <= 11; i++)
        {
            await etcd.Ctl.RunAsync("put", "/a", $"{i}");
        }

        var first = await CareCluster.RunAsync(etcd.Endpoint, "compaction", "6", "--yes");
        var second = await CareCluster.RunAsync(etcd.Endpoint, "compaction", "--keep", "2", "--yes", "-o", "json");
        var again = await CareCluster.RunAsync(etcd.Endpoint, "compaction", "10", "--yes");
        var future = await CareCluster.RunAsync(etcd.Endpoint, "compaction", "12", "--yes");

        Assert.Equal((0, "compacted: r6 is the oldest revision now\n"), (first.ExitCode, first.Text));
        Assert.Contains("Of the history from r1 to r11, r1 to r5 are forgotten: 5 of 11 revisions.", first.Error, StringComparison.Ordinal);
        Assert.Equal("{\"compact_revision\":10,\"revision\":11,\"physical\":false}\n", second.Text);
        Assert.Contains("Of the history from r6 to r11, r6 to r9 are forgotten: 4 of 6 revisions.", second.Error, StringComparison.Ordinal);
        Assert.Equal(1, again.ExitCode);
        Assert.Contains("r10 is the oldest revision already, and r11 the latest", again.Error, StringComparison.Ordinal);
        Assert.Equal(2, future.ExitCode);
        Assert.Equal("/a\n10\n", await etcd.Ctl.RunAsync("get", "/a", "--rev=10"));
        Assert.NotEqual(0, (await etcd.Ctl.TryAsync(["get", "/a", "--rev=9"], cancellationToken: Cancelled)).ExitCode);
    }
}
