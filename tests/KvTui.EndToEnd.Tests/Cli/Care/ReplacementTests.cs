using KvTui.Core.Care.Membership;
using KvTui.Testing;
using KvTui.Testing.Etcd;
using KvTui.Testing.Pty;

namespace KvTui.EndToEnd.Tests.Cli.Care;

/// <summary>A dead member, what is refused while it is one of the cluster, and the plan that replaces it, run in a shell as it is printed.</summary>
public sealed class ReplacementTests
{
    private static readonly TimeSpan UntilNotRefused = TimeSpan.FromSeconds(60);

    public static TheoryData<string> Lines => [.. EtcdBinaries.Lines];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task A_dead_member_is_replaced_by_the_lines_of_the_plan_as_they_are_printed(string line)
    {
        await using var cluster = await EtcdCluster.StartAsync(3, new() { Line = line }, Cancelled);
        await cluster.Ctl.RunAsync("put", "/kept", "1");
        var dead = await cluster.KillLeaderAsync(Cancelled);
        await cluster.LeaderAsync(cancellationToken: Cancelled);
        var living = string.Join(',', cluster.Members.Where(member => member != dead).Select(static member => member.Endpoint));
        await IsRefusedAsync(living);

        var plan = await CareCluster.RunAsync(living, "member", "replace-plan", dead.Name, "--read-only");
        Assert.True(plan.ExitCode == 0, plan.ToString());
        var lines = plan.Text.Split('\n').Where(static text => text.Length > 0 && text[0] != '#').ToList();
        Assert.Equal(3, lines.Count);
        using var folder = new TemporaryFolder("replaced");
        File.CreateSymbolicLink(folder.PathTo("kvtui"), KvTuiProgram.Path);
        Says(
            await AgreeAsync(folder, lines[0]),
            "Before: 2 of 3 voters answer, quorum 2: none may fail", "After:  2 of 2 voters answer, quorum 2: none may fail", $"{dead.Name} removed; 2 voters");
        Says(await AgreeAsync(folder, lines[1]), "After:  2 of 2 voters answer, quorum 2: none may fail");
        await using var started = new RunningProgram(new(
            "sh", "-c", "set -a; . \"$0\"; exec \"$@\"", folder.PathTo(ReplacementPlan.StartFile), dead.Binaries.Server, $"--data-dir={folder.PathTo("data")}",
            $"--listen-client-urls={dead.Endpoint}", $"--advertise-client-urls={dead.Endpoint}", $"--listen-peer-urls={dead.PeerUrl}"));
        Says(await AgreeAsync(folder, lines[2]), "After:  3 of 3 voters answer, quorum 2: 1 more may fail", $"{dead.Name} promoted; 3 voters");

        var list = await CareCluster.RunAsync(living, "member", "list");
        Assert.Matches($@"(?m)^[0-9a-f]+ +started +{dead.Name} +{dead.PeerUrl} +{dead.Endpoint} +false$", list.Text);
        Assert.Equal(4, list.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(0, (await CareCluster.RunAsync(cluster.Endpoints, "status")).ExitCode);
        Assert.Equal("1", (await CareCluster.RunAsync(dead.Endpoint, "get", "/kept")).Text);
    }

    /// <summary>A voter is refused here, a learner by etcd's check, and a living one is not removed; why is said, and nothing is changed.</summary>
    private static async Task IsRefusedAsync(string living)
    {
        var before = (await CareCluster.RunAsync(living, "member", "list")).Text;
        var voter = await CareCluster.RunAsync(living, "member", "add", "n4", "--peer-urls", "http://127.0.0.1:1", "--yes");
        Assert.Equal((4, ""), (voter.ExitCode, voter.Text));
        Assert.Contains("the quorum would be lost (2 of 4 voters answer, quorum 3: no quorum", voter.Error, StringComparison.Ordinal);

        var learner = await CareCluster.RunAsync(living, "member", "add", "n4", "--peer-urls", "http://127.0.0.1:1", "--learner", "--yes");
        Assert.True(learner.ExitCode == 4, learner.ToString());
        Assert.Contains("refused by the strict reconfiguration check, as not all voters have been connected for 5 s", learner.Error, StringComparison.Ordinal);

        var alive = before.Split('\n').First(row => living.Split(',').Any(endpoint => row.Contains(endpoint, StringComparison.Ordinal))).Split(' ')[0];
        var removed = await CareCluster.RunAsync(living, "member", "remove", alive, "--yes");
        Assert.Equal((4, ""), (removed.ExitCode, removed.Text));
        Assert.Contains("the quorum would be lost (1 of 2 voters answer", removed.Error, StringComparison.Ordinal);
        Assert.Equal(before, (await CareCluster.RunAsync(living, "member", "list")).Text);
    }

    /// <summary>Runs a line in a shell on a terminal, and agrees to what it asks, again and again until it is not refused any more; returns the screen.</summary>
    private static async Task<string> AgreeAsync(TemporaryFolder folder, string line)
    {
        await File.WriteAllTextAsync(folder.PathTo("line"), line + "\n", Cancelled);
        var screen = "";
        var variables = new Dictionary<string, string?>(KvTuiProgram.With().Environment)
        {
            ["PATH"] = $"{folder.FullName}:{Environment.GetEnvironmentVariable("PATH")}",
        };
        await Eventually.TrueAsync(
            async token =>
            {
                await using var shell = await TmuxScreen.StartAsync(
                    ["sh", "-c", "cd \"$0\"; sh ./line; echo exit=$?; exec sleep 600", folder.FullName], 160, 40, variables, token);
                screen = await shell.WaitForAsync(
                    static text => IsOver(text) || text.Contains("[y/N]", StringComparison.Ordinal), "it was to ask", cancellationToken: token);
                if (!IsOver(screen))
                {
                    await shell.TypeAsync("y\n");
                    screen = await shell.WaitForAsync(IsOver, "it was to end", TimeSpan.FromSeconds(20), token);
                }

                return screen.Contains("exit=0", StringComparison.Ordinal);
            },
            () => $"`{line}` was to be done:\n{screen}",
            UntilNotRefused,
            Cancelled);
        return screen;

        static bool IsOver(string text) => text.Contains("exit=", StringComparison.Ordinal);
    }

    private static void Says(string screen, params string[] texts) => Assert.All(texts, text => Assert.Contains(text, screen, StringComparison.Ordinal));
}
