using KvTui.EndToEnd.Tests.Cli;
using KvTui.EndToEnd.Tests.Cli.Care;
using KvTui.Testing;
using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Ui;

/// <summary>
/// The guided recovery of a full cluster, and defragmentation step by step; each on a cluster of its own, without certificates and users.
/// </summary>
public sealed class CareJourneys
{
    public static TheoryData<string> Lines => [.. EtcdBinaries.Lines];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task A_full_cluster_takes_writes_again_and_loses_only_the_history_that_was_chosen(string line)
    {
        await using var cluster = await EtcdCluster.StartAsync(3, new() { Line = line, Arguments = ["--quota-backend-bytes=4194304"] }, Cancelled);
        await cluster.Ctl.RunAsync("put", "/kept", "before");
        await cluster.Ctl.RunAsync("put", "/kept", "now");
        await FillAsync(cluster);
        var leader = await cluster.LeaderAsync(cancellationToken: Cancelled);
        await using var explorer = await Explorer.OpenAsync(cluster.Ctl, 120, 40);
        await CommandAsync(explorer, "space");
        await explorer.WaitForAsync(static screen => screen.Contains("Alarm NOSPACE of n", StringComparison.Ordinal) && screen.Contains("r1 to r", StringComparison.Ordinal), "the alarm and the history are told");
        await explorer.PressAsync("Enter");
        await explorer.WaitForAsync("keep the last revisions: 1000");
        await explorer.Screen.TypeAsync("2");
        await explorer.PressAsync("Enter");
        await explorer.WaitForAsync(" are forgotten: ");

        var steps = 0;
        for (var screen = ""; !screen.Contains("All is done: writes work.", StringComparison.Ordinal);)
        {
            screen = await StepAsync(explorer, ++steps);
        }

        // Compact, three members and the leadership between them, the alarms of those that had raised one, and the write.
        Assert.InRange(steps, 7, 9);
        await cluster.Ctl.RunAsync("put", "/more", "1");
        Assert.Equal("", await cluster.Ctl.RunAsync("alarm", "list"));
        Assert.Equal("/kept\nnow\n", await cluster.Ctl.RunAsync("get", "/kept"));
        Assert.NotEqual(0, (await cluster.Ctl.TryAsync(["get", "/kept", "--rev=2"], cancellationToken: Cancelled)).ExitCode);
        var followers = cluster.Members.Where(member => member != leader).Select(static member => member.Name);
        Assert.Equal(
            [.. followers.Append(leader.Name).SelectMany(static name => new[] { (name, true), (name, false) })],
            CareCluster.Defragmentations(cluster.Members));
    }

    [Fact]
    public async Task A_course_is_left_and_taken_up_and_its_dialogs_fit_into_80_columns()
    {
        await using var cluster = await EtcdCluster.StartAsync(3, cancellationToken: Cancelled);
        await using var explorer = await Explorer.OpenAsync(cluster.Ctl, 80, 24);
        await CommandAsync(explorer, "defrag");
        var question = await AskAsync(explorer);
        Assert.Contains("Meanwhile: 2 of 3 voters answer", question, StringComparison.Ordinal);
        await explorer.PressAsync("Enter");
        await explorer.WaitForAsync("Enter asks, then does it.");
        Assert.Empty(CareCluster.Defragmentations(cluster.Members));

        await StepAsync(explorer, 1);
        await explorer.PressAsync("Escape");
        await explorer.WaitForAsync("live r");
        await CommandAsync(explorer, "defrag");
        await explorer.WaitForAsync("1. done: n");
        for (var step = 2; step <= 4; step++)
        {
            await StepAsync(explorer, step);
        }

        await explorer.WaitForAsync("All is done.");
        Assert.Equal(6, CareCluster.Defragmentations(cluster.Members).Count);
    }

    [Theory]
    [InlineData("KILL")]
    [InlineData("HUP")]
    public async Task An_explorer_that_ends_during_a_step_leaves_a_true_account_and_the_next_one_goes_on(string signal)
    {
        await using var cluster = await EtcdCluster.StartAsync(3, cancellationToken: Cancelled);
        using var state = new TemporaryFolder("state");
        var variables = new Dictionary<string, string?> { ["XDG_STATE_HOME"] = state.FullName };
        EtcdProcess second;
        await using (var explorer = await Explorer.StartAsync(cluster.Ctl, variables, 120, 40))
        {
            second = await SecondAsync(explorer, cluster);
            await explorer.SignalAsync(signal);
            await explorer.WaitForAsync("exit code ");
        }

        second.Resume();
        await Eventually.TrueAsync(
            async token => (await second.Ctl.TryAsync(["endpoint", "health"], cancellationToken: token)).ExitCode == 0,
            () => $"{second.Name} was to go on", TimeSpan.FromSeconds(20), Cancelled);
        var verb = KvTuiProgram.With("defrag", "--read-only", "--yes", "--endpoints", cluster.Endpoints).Variable("XDG_STATE_HOME", state.FullName);
        var said = await verb.RunAsync(Cancelled);
        Assert.Equal(1, said.ExitCode);
        Assert.Contains($"when it was to defragment {second.Name}, from ", said.Error, StringComparison.Ordinal);
        Assert.Contains("In the explorer, :defrag goes on from there.", said.Error, StringComparison.Ordinal);

        await using var next = await Explorer.StartAsync(cluster.Ctl, variables, 120, 40);
        await next.WaitForAsync($"when it was to defragment {second.Name}");
        await CommandAsync(next, "defrag");
        await next.WaitForAsync("Taken up: kvtui ended");
        for (var step = 1; step <= 3; step++)
        {
            await StepAsync(next, step);
        }

        await next.WaitForAsync("All is done.");
        Assert.Empty(Directory.GetFiles(Path.Combine(state.FullName, "kvtui", "care")));
        // Who was done before the kill is not done again.
        var names = CareCluster.Defragmentations(cluster.Members).Where(static each => each.Begins).Select(static each => each.Member).ToList();
        Assert.Equal(3, names.Distinct().Count());
        Assert.All(names.Where(name => name != second.Name), name => Assert.Single(names, name));
    }

    [Fact]
    public async Task A_member_that_is_killed_during_its_step_is_named_and_once_it_is_back_the_course_goes_on()
    {
        await using var cluster = await EtcdCluster.StartAsync(3, cancellationToken: Cancelled);
        await using var explorer = await Explorer.StartAsync(cluster.Ctl, [], 120, 40);
        var second = await SecondAsync(explorer, cluster);

        await second.KillAsync(Cancelled);
        await explorer.WaitForAsync("not done: ");
        await explorer.WaitForAsync($"{second.Name} does not answer");
        await explorer.PressAsync("Enter");
        var screen = await explorer.WaitForAsync("Not now: ");
        Assert.DoesNotContain("Meanwhile", screen, StringComparison.Ordinal);
        Assert.Equal(2, CareCluster.Defragmentations(cluster.Members).Count(each => each.Member != second.Name));

        await second.RestartAsync(cancellationToken: Cancelled);
        await explorer.WaitForAsync("Enter asks, then does it.");
        for (var step = 2; step <= 4; step++)
        {
            await StepAsync(explorer, step);
        }

        await explorer.WaitForAsync("All is done.");
    }

    /// <summary>Does the first step of `:defrag` and begins the second, on a member that is frozen before it can begin.</summary>
    private static async Task<EtcdProcess> SecondAsync(Explorer explorer, EtcdCluster cluster)
    {
        await explorer.WaitForAsync("healthy · 3/3 members");
        await CommandAsync(explorer, "defrag");
        await StepAsync(explorer, 1);
        var screen = await AskAsync(explorer);
        var second = cluster.Members.Single(member => screen.Contains($"Defragment {member.Name}", StringComparison.Ordinal));
        second.Pause();
        await explorer.PressAsync("Tab", "Enter");
        await explorer.WaitForAsync($"Now: defragment {second.Name}");
        return second;
    }

    /// <summary>Has the next step asked about, agrees, and waits until it is told to be done.</summary>
    private static async Task<string> StepAsync(Explorer explorer, int number)
    {
        await AskAsync(explorer);
        await explorer.PressAsync("Tab", "Enter");
        return await explorer.WaitForAsync($"{number}. done: ");
    }

    /// <summary>Opens the question of the next step; a member that is just being looked at may put it off.</summary>
    private static async Task<string> AskAsync(Explorer explorer)
    {
        while (true)
        {
            await explorer.WaitForAsync("Enter asks, then does it");
            await explorer.PressAsync("Enter");
            var screen = await explorer.WaitForAsync(
                static screen => screen.Contains("[ Not now ]", StringComparison.Ordinal) || screen.Contains("Not now: ", StringComparison.Ordinal), "it is asked, or said why not");
            if (screen.Contains("[ Not now ]", StringComparison.Ordinal))
            {
                return screen;
            }
        }
    }

    private static async Task CommandAsync(Explorer explorer, string command)
    {
        await explorer.PressAsync(":");
        await explorer.Screen.TypeAsync(command);
        await explorer.PressAsync("Enter");
        await explorer.WaitForAsync("Steps");
    }

    private static async Task FillAsync(EtcdCluster cluster)
    {
        var value = new byte[512 * 1024];
        for (var i = 0; i < 40 && (await cluster.Ctl.TryAsync(["put", "/large"], value, Cancelled)).ExitCode == 0; i++)
        {
        }
    }
}
