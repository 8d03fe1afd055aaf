using System.Collections.Concurrent;
using KvTui.EndToEnd.Tests.Setup;
using KvTui.Testing;
using KvTui.Testing.Etcd;
using KvTui.Testing.Pty;

namespace KvTui.EndToEnd.Tests.Cli.Care;

/// <summary>Who may not act on a cluster as a whole, and what is asked before.</summary>
public sealed class CareGateTests
{
    private const int AtOnce = 4;

    /// <summary>The default line alone, as each takes some hundred runs of the program; both with KVTUI_FULL=1.</summary>
    public static TheoryData<string> Lines => [.. Environment.GetEnvironmentVariable("KVTUI_FULL") == "1" ? EtcdBinaries.Lines : [EtcdBinaries.DefaultLine]];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_a_read_only_a_locked_and_a_confined_client_no_act_gets_through()
    {
        await using var cluster = await GuardedCluster.StartAsync("3.5", hasUsers: false);
        using var kvtui = new SetupCommands();
        var endpoints = string.Join(',', cluster.Cluster.Members.Select(static member => $"127.0.0.1:{member.ClientPort}"));
        kvtui.Configure($"[profile prod]\nendpoints = {endpoints}\nproduction = true\n[profile frozen]\nendpoints = {endpoints}\nread-only = true\n");
        var before = await cluster.DumpAsync();
        var acts = CareActs.All.Where(static act => !CareActs.Reads(act)).ToList();

        await RefusedAsync(acts, act => kvtui.With(["--profile", "frozen", .. cluster.Words(act)]), "read-only (profile frozen)");
        await RefusedAsync(acts, act => kvtui.With(["--profile", "prod", .. cluster.Words(act)]), "prod is marked production and locked");
        await RefusedAsync(
            acts.Where(static act => act is not ["lease", "grant", ..]), act => kvtui.With(["--endpoints", cluster.Cluster.Endpoints, "--root", "/app/", .. cluster.Words(act)]), "outside the root");

        Assert.Equal(before, await cluster.DumpAsync());
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task Of_a_user_without_rights_and_of_nobody_no_act_gets_through_and_none_that_takes_root_of_one_who_may_write_every_key(string line)
    {
        await using var cluster = await GuardedCluster.StartAsync(line, hasUsers: true);
        var before = await cluster.DumpAsync();
        // Authentication is on already, and out of space nobody may put.
        var acts = CareActs.All.Where(static act => act is not (["auth", "enable", ..] or ["put", ..])).ToList();

        await RefusedAsync(acts, act => As("guest:guest", act), "guest");
        await RefusedAsync(acts, act => As(null, act), "");
        await RefusedAsync(acts.Where(static act => !CareActs.IsOfKeys(act)), act => As("all:all", act), "takes the role root, which all does not have");

        Assert.Equal(before, await cluster.DumpAsync());

        Command As(string? user, string[] act) => KvTuiProgram.With([.. cluster.Words(act), "--endpoints", cluster.Cluster.Endpoints]).Variable("ETCDCTL_USER", user);
    }

    /// <summary>Else the dump would say nothing about acts that are refused.</summary>
    [Fact]
    public async Task With_nothing_in_its_way_each_act_shows_in_the_dump()
    {
        await using var cluster = await GuardedCluster.StartAsync("3.5", hasUsers: false);
        var before = await cluster.DumpAsync();
        foreach (var act in CareActs.All)
        {
            var result = await Eventually.GetAsync(
                async token =>
                {
                    // What etcd refuses until members have been connected for 5 s is tried again.
                    var ended = await (As(act) with { Deadline = TimeSpan.FromSeconds(60) }).RunAsync(token);
                    return ended.ExitCode == 0 || act[0] != "member" ? ended : null;
                },
                () => $"{string.Join(' ', act)} was to be done",
                TimeSpan.FromSeconds(40),
                Cancelled);
            Assert.True(result.ExitCode == 0, $"{string.Join(' ', act)}: {result}");
            if (act[0] == "auth")
            {
                cluster.Expects(hasUsers: act[1] == "enable");
            }

            var after = await cluster.DumpAsync();
            Assert.True(after != before, $"{string.Join(' ', act)} does not show in\n{after}");
            before = after;
        }

        Command As(string[] act) => KvTuiProgram.With([.. cluster.Words(act), "--endpoints", cluster.Cluster.Endpoints]).Variable("ETCDCTL_USER", cluster.Root.Login is null ? null : "root:secret");
    }

    [Fact]
    public async Task Without_a_terminal_nothing_is_done_unless_yes_is_said()
    {
        var asked = CareActs.Asked.ToList();
        Assert.True(asked.Count > 12, "most acts are asked about");
        foreach (var act in asked)
        {
            var result = await KvTuiProgram.With(Array.ConvertAll(act, static word => word == "LEASE" ? "1" : word == "MOVED" ? "http://127.0.0.1:1" : word)).RunAsync(Cancelled);

            Assert.True(result.ExitCode == 2, result.ToString());
            Assert.Contains("--yes", result.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task On_a_terminal_each_question_names_the_cluster_and_Enter_alone_does_nothing()
    {
        await using var cluster = await GuardedCluster.StartAsync("3.5", hasUsers: false);
        var where = $"in cluster {await TwoClusters.ClusterIdAsync(cluster.First)} at {cluster.First.Endpoint}?";
        var before = await cluster.DumpAsync();
        var asked = CareActs.Asked.ToList();
        string[] commands = [.. asked.Select(act => $"'{KvTuiProgram.Path}' --endpoints {cluster.First.Endpoint} {string.Join(' ', cluster.Words(act))}; echo ended=$?")];
        await using var screen = await TmuxScreen.StartAsync(["sh", "-c", $"{string.Join("; read next; clear; ", commands)}; exec sleep 600"], 200, 50, cancellationToken: Cancelled);
        foreach (var act in asked)
        {
            await screen.WaitForAsync(text => text.Contains(where, StringComparison.Ordinal) || text.Contains("ended=", StringComparison.Ordinal), $"{string.Join(' ', act)} is asked about", cancellationToken: Cancelled);
            await screen.SendKeysAsync("Enter");
            var text = await screen.WaitForAsync("ended=1", cancellationToken: Cancelled);
            Assert.Contains(where, text, StringComparison.Ordinal);
            await screen.SendKeysAsync("Enter");
            if (act != asked[^1])
            {
                await screen.WaitForAsync(static text => !text.Contains("ended=1", StringComparison.Ordinal), "the next one begins", cancellationToken: Cancelled);
            }
        }

        Assert.Equal(before, await cluster.DumpAsync());
    }

    [Fact]
    public async Task On_a_terminal_the_plan_is_shown_and_carried_out_after_a_yes()
    {
        await using var etcd = await EtcdProcess.StartAsync(cancellationToken: Cancelled);
        await using var agreed = await TmuxScreen.StartAsync(KvTuiProgram.OnTerminal("defrag", "--endpoints", etcd.Endpoint), cancellationToken: Cancelled);
        await agreed.WaitForAsync("1. defragment n1", cancellationToken: Cancelled);
        await agreed.WaitForAsync($"Go on in cluster {await TwoClusters.ClusterIdAsync(etcd)} at {etcd.Endpoint}? [y/N]", cancellationToken: Cancelled);
        await agreed.TypeAsync("y\n");
        await agreed.WaitForAsync("exit=0", cancellationToken: Cancelled);
        Assert.Equal([("n1", true), ("n1", false)], CareCluster.Defragmentations([etcd]));
    }

    /// <summary>Runs acts, some at once, and asserts that each is refused with the reason, and prints no result.</summary>
    private static async Task RefusedAsync(IEnumerable<string[]> acts, Func<string[], Command> command, string why)
    {
        var wrong = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(acts, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = Cancelled }, async (act, token) =>
        {
            var result = await (command(act) with { Deadline = TimeSpan.FromSeconds(60) }).RunAsync(token);
            if (result.ExitCode != 1 || result.Text.Length > 0 || !result.Error.Contains(why, StringComparison.Ordinal))
            {
                wrong.Add($"{string.Join(' ', act)}: {result}");
            }
        });
        Assert.True(wrong.IsEmpty, string.Join('\n', wrong));
    }
}
