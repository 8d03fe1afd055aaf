using KvTui.Testing;
using KvTui.Testing.Etcd;
using KvTui.Testing.Pty;

namespace KvTui.EndToEnd.Tests.Cli.Care;

/// <summary>A member, or the verb, is killed in the middle of what is done: what is told is true, and the next run goes on.</summary>
public sealed class CareEndingTests
{
    public static TheoryData<string> Lines => [.. EtcdBinaries.Lines];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task A_member_that_is_killed_while_it_defragments_is_told_of_truly_and_the_next_run_goes_on(string line)
    {
        await using var cluster = await EtcdCluster.StartAsync(3, new() { Line = line }, Cancelled);
        await FillAsync(cluster);
        using var state = new TemporaryFolder("state");
        var running = Verb(cluster, state).RunAsync(Cancelled);
        var (first, second) = await SecondAsync(cluster);
        second.Pause();
        var hadEnded = Ended(cluster, second);
        await second.KillAsync(Cancelled);
        await second.RestartAsync(cancellationToken: Cancelled);
        var killed = await running;

        if (!hadEnded)
        {
            Assert.True(killed.ExitCode == 5, killed.ToString());
            Assert.Contains($"Stopped: it was to defragment {second.Name} ", killed.Error, StringComparison.Ordinal);
            Assert.Contains($"Defragmented so far: {first}.", killed.Error, StringComparison.Ordinal);
            Assert.Contains(
                $"By now, {second.Name} answers again, follows the leader and has caught up; run it again to go on.",
                killed.Error, StringComparison.Ordinal);
            Assert.DoesNotContain($"{second.Name}: defragmented", killed.Text, StringComparison.Ordinal);
        }

        await AssertGoesOnAsync(cluster, state, first, hadEnded ? [] : [$"{first} is defragmented"]);
        CareCluster.AssertOneByOne(cluster.Members, killed: second);
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task A_verb_that_is_killed_leaves_a_true_account_and_the_next_run_goes_on_with_never_two_members_at_once(string line)
    {
        await using var cluster = await EtcdCluster.StartAsync(3, new() { Line = line }, Cancelled);
        await FillAsync(cluster);
        using var state = new TemporaryFolder("state");
        var verb = Verb(cluster, state);
        await using var screen = await TmuxScreen.StartAsync(
            [verb.File, .. verb.Arguments], environment: verb.Environment, cancellationToken: Cancelled);
        var process = await screen.ProcessIdAsync(Cancelled);
        var (first, second) = await SecondAsync(cluster);
        PosixSignal.Send(process, PosixSignal.Kill);
        Assert.Equal(137, await screen.WaitForExitAsync(cancellationToken: Cancelled));

        await AssertGoesOnAsync(
            cluster, state, first, $"kvtui ended (process {process}) when it was to defragment {second.Name}, from ",
            "whether that was done is not known; what etcd has begun it goes on with by itself.", $"{first} is defragmented");
        CareCluster.AssertOneByOne(cluster.Members);
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task Of_an_act_whose_member_is_killed_meanwhile_nothing_is_claimed_and_it_can_be_done_again(string line)
    {
        await using var cluster = await CareCluster.FullAsync(line);
        string[][] acts = [["compaction", "--keep", "2", "--physical"], ["move-leader"], ["alarm", "disarm"]];
        foreach (var act in acts)
        {
            var leader = await cluster.LeaderAsync(cancellationToken: Cancelled);
            var words = act is ["move-leader"] ? act.Append(cluster.Members.First(member => member != leader).Name) : act;
            await using var screen = await TmuxScreen.StartAsync(
                KvTuiProgram.OnTerminal([.. words, "--command-timeout", "20s", "--endpoints", leader.Endpoint]),
                cancellationToken: Cancelled);
            await screen.WaitForAsync("[y/N]", cancellationToken: Cancelled);
            leader.Pause();
            await screen.TypeAsync("y\n");
            await screen.WaitForAsync(
                static shown => shown.Split("[y/N]")[^1].Contains(": ", StringComparison.Ordinal), "it is told that it takes long",
                cancellationToken: Cancelled);
            await leader.KillAsync(Cancelled);
            await screen.WaitForAsync("exit=5", TimeSpan.FromSeconds(30), Cancelled);
            await CareCluster.RestartAsync(leader);

            var again = await CareCluster.RunAsync(cluster.Endpoints, [.. words, "--yes"]);
            Assert.True(again.ExitCode == 0, again.ToString());
        }

        Assert.Equal("", await cluster.Ctl.RunAsync("alarm", "list"));
    }

    private static Command Verb(EtcdCluster cluster, TemporaryFolder state)
    {
        var command = KvTuiProgram.With("defrag", "--yes", "--endpoints", cluster.Endpoints);
        return command.Variable("XDG_STATE_HOME", state.FullName) with { Deadline = TimeSpan.FromSeconds(60) };
    }

    /// <summary>Writes so much that a member is at its defragmentation for a moment.</summary>
    private static async Task FillAsync(EtcdCluster cluster)
    {
        var value = new byte[1024 * 1024];
        for (var i = 0; i < 60; i++)
        {
            await cluster.Ctl.TryAsync(["put", $"/large/{i}"], value, Cancelled);
        }
    }

    /// <summary>Waits until a second member has begun. Returns the first one's name, and the second one.</summary>
    private static async Task<(string First, EtcdProcess Second)> SecondAsync(EtcdCluster cluster)
    {
        IReadOnlyList<string> begun = [];
        await Eventually.TrueAsync(
            () => (begun = Begun(cluster)).Count > 1,
            () => $"two members were to begin: {string.Join(", ", begun)}",
            TimeSpan.FromSeconds(30),
            Cancelled);
        return (begun[0], cluster.Members.Single(member => member.Name == begun[1]));
    }

    /// <summary>The members that have begun, in order.</summary>
    private static IReadOnlyList<string> Begun(EtcdCluster cluster) =>
        [.. CareCluster.Defragmentations(cluster.Members).Where(static each => each.Begins).Select(static each => each.Member)];

    private static bool Ended(EtcdCluster cluster, EtcdProcess member) =>
        CareCluster.Defragmentations(cluster.Members).Contains((member.Name, false));

    /// <summary>Asserts that the next run tells what was left behind, and does the others, but not the first one again.</summary>
    private static async Task AssertGoesOnAsync(EtcdCluster cluster, TemporaryFolder state, string first, params string[] told)
    {
        var next = await Verb(cluster, state).RunAsync(Cancelled);
        Assert.True(next.ExitCode == 0, next.ToString());
        Assert.All(
            [.. told, "This goes on from there; --anew begins anew."], text => Assert.Contains(text, next.Error, StringComparison.Ordinal));
        Assert.Single(Begun(cluster), first);
        Assert.All(cluster.Members, member => Assert.True(Ended(cluster, member), member.Name));
        Assert.Empty(Directory.GetFiles(Path.Combine(state.FullName, "kvtui", "care")));
    }
}
