using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Cli.Care;

/// <summary>A member whose space is used up, and its history.</summary>
public sealed class SpaceTests
{
    public static TheoryData<string> Lines => [.. EtcdBinaries.Lines];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task A_full_member_takes_writes_again_and_loses_only_the_history_that_was_chosen(string line)
    {
        await using var etcd = await EtcdProcess.StartAsync(new() { Line = line, Arguments = ["--quota-backend-bytes=4194304"] }, Cancelled);
        await etcd.Ctl.RunAsync("put", "/kept", "1");
        var value = new byte[512 * 1024];
        for (var i = 0; i < 40 && (await etcd.Ctl.TryAsync(["put", "/large"], value, Cancelled)).ExitCode == 0; i++)
        {
        }

        Assert.Matches(@"^MEMBER +MEMBER ID +ALARM\nn1 +[0-9a-f]+ +NOSPACE\n$", (await RunAsync("alarm", "list")).Text);
        Assert.NotEqual(0, (await RunAsync("put", "/more", "1")).ExitCode);

        var compacted = await RunAsync("compact", "--keep", "1", "--physical", "--yes");
        Assert.True(compacted.ExitCode == 0, compacted.ToString());
        Assert.Matches(@"Of the history from r1 to r\d+, r1 to r\d+ are forgotten", compacted.Error);
        Assert.Equal(0, (await RunAsync("defrag", "--yes")).ExitCode);
        var disarmed = await RunAsync("alarm", "disarm", "--yes");
        Assert.True(disarmed.ExitCode == 0, disarmed.ToString());
        Assert.Equal("NOSPACE of n1 taken back\n", disarmed.Text);

        Assert.Equal(0, (await RunAsync("put", "/more", "1")).ExitCode);
        Assert.Equal((0, ""), ((await RunAsync("alarm", "list")).ExitCode, (await RunAsync("alarm", "list")).Text));
        Assert.Equal("1", (await RunAsync("get", "/kept")).Text);

        async Task<Testing.CommandResult> RunAsync(params string[] arguments) => await CareCluster.RunAsync(etcd.Endpoint, arguments);
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
        var again = await CareCluster.RunAsync(etcd.Endpoint, "compaction", "9", "--yes");
        var future = await CareCluster.RunAsync(etcd.Endpoint, "compaction", "12", "--yes");

        Assert.Equal((0, "compacted: r6 is the oldest revision now\n"), (first.ExitCode, first.Text));
        Assert.Contains("Of the history from r1 to r11, r1 to r5 are forgotten: 5 of 11 revisions.", first.Error, StringComparison.Ordinal);
        Assert.Equal("{\"compact_revision\":9,\"revision\":11,\"physical\":false}\n", second.Text);
        Assert.Contains("Of the history from r6 to r11, r6 to r8 are forgotten: 3 of 6 revisions.", second.Error, StringComparison.Ordinal);
        Assert.Equal(1, again.ExitCode);
        Assert.Contains("r9 is the oldest revision already, and r11 the latest", again.Error, StringComparison.Ordinal);
        Assert.Equal(2, future.ExitCode);
        Assert.Equal("/a\n9\n", await etcd.Ctl.RunAsync("get", "/a", "--rev=9"));
        Assert.NotEqual(0, (await etcd.Ctl.TryAsync(["get", "/a", "--rev=8"], cancellationToken: Cancelled)).ExitCode);
    }
}
