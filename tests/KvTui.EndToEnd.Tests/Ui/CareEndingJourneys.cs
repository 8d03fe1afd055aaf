using System.Text.Json;
using KvTui.EndToEnd.Tests.Cli;
using KvTui.EndToEnd.Tests.Cli.Care;
using KvTui.Testing;
using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Ui;

/// <summary>
/// The explorer, or a member, is killed in the middle of each step of a course: what is told and kept is true, and the course goes on; each
/// on a cluster of its own, without certificates and users.
/// </summary>
public sealed class CareEndingJourneys
{
    /// <summary>The newer line of etcd; both with KVTUI_FULL=1.</summary>
    public static TheoryData<string> Lines =>
        [.. EtcdBinaries.Lines.TakeLast(Environment.GetEnvironmentVariable("KVTUI_FULL") == "1" ? int.MaxValue : 1)];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task An_explorer_that_is_killed_in_the_middle_of_any_step_leaves_a_true_account_and_the_next_one_goes_on(string line)
    {
        await using var cluster = await CareCluster.FullAsync(line);
        using var state = new TemporaryFolder("state");
        var (killed, hasChosen) = (new HashSet<string>(), false);
        while (true)
        {
            await using var explorer = await StartAsync(cluster, state);
            if (killed.Count > 0)
            {
                await explorer.WaitForAsync("when it was to ");
            }

            if (hasChosen)
            {
                await explorer.CommandAsync("space");
                await explorer.WaitForAsync("Taken up: kvtui ended");
            }
            else
            {
                await explorer.ChooseAsync(kept: 2);
                hasChosen = true;
            }

            if (!await KillInStepAsync(explorer, cluster, state, killed))
            {
                break;
            }
        }

        // An election at the right moment saves the move.
        Assert.InRange(killed.Count, 6, 7);
        await AssertRecoveredAsync(cluster);
        CareCluster.AssertOneByOne(cluster.Members);
        Assert.Empty(Directory.GetFiles(CareFolder(state)));
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task A_member_that_is_killed_in_the_middle_of_any_step_is_told_of_truly_and_once_it_is_back_the_course_goes_on(string line)
    {
        await using var cluster = await CareCluster.FullAsync(line);
        await using var explorer = await Explorer.OpenAsync(cluster.Ctl, 160, 70);
        await explorer.ChooseAsync(kept: 2);
        var killed = new HashSet<string>();
        while (await explorer.HasNextAsync())
        {
            var title = CareSteps.Title(await explorer.AskAsync());
            if (!killed.Add(title))
            {
                await explorer.AgreeAsync();
                continue;
            }

            var leader = await cluster.LeaderAsync(cancellationToken: Cancelled);
            if (await FreezeAsync(explorer, cluster, title) is not { } frozen)
            {
                killed.Remove(title);
                continue;
            }

            var victim = frozen.Count == 1 ? frozen[0] : leader;
            await victim.KillAsync(Cancelled);
            Resume(frozen.Where(member => member != victim));
            await AssertTrueAsync(cluster, victim, leader, title, await explorer.EndedAsync());
            await CareCluster.RestartAsync(victim);
        }

        Assert.InRange(killed.Count, 6, 7);
        await AssertRecoveredAsync(cluster);
    }

    [Fact]
    public async Task An_explorer_whose_terminal_is_gone_leaves_a_true_account_which_the_verb_knows_too()
    {
        await using var cluster = await EtcdCluster.StartAsync(3, cancellationToken: Cancelled);
        using var state = new TemporaryFolder("state");
        EtcdProcess second;
        await using (var explorer = await StartAsync(cluster, state))
        {
            await explorer.CommandAsync("defrag");
            await explorer.StepAsync(1);
            var title = CareSteps.Title(await explorer.AskAsync());
            second = Assert.Single(CareSteps.Needed(cluster, title));
            second.Pause();
            Assert.True(await explorer.BeginAsync());
            await explorer.SignalAsync("HUP");
            await explorer.WaitForAsync("exit code ");
        }

        second.Resume();
        await HealthyAsync(cluster);
        var told = await VerbAsync("--read-only");
        Assert.Equal(1, told.ExitCode);
        Assert.Contains($"when it was to defragment {second.Name}, from ", told.Error, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(CareFolder(state), "*.json"));

        var done = await VerbAsync();
        Assert.True(done.ExitCode == 0, done.ToString());
        Assert.Contains(" remain. This goes on from there; --anew begins anew.", done.Error, StringComparison.Ordinal);
        Assert.Equal(3, done.Text.TrimEnd().Split('\n').Length);
        Assert.Empty(Directory.GetFiles(CareFolder(state)));
        // Who was done before is not done again.
        var names = CareCluster.Defragmentations(cluster.Members)
            .Where(each => each.Begins && each.Member != second.Name).Select(static each => each.Member).ToList();
        Assert.Equal(2, names.Distinct().Count());
        Assert.Equal(2, names.Count);
        CareCluster.AssertOneByOne(cluster.Members);

        Task<CommandResult> VerbAsync(params string[] more) =>
            KvTuiProgram.With(["defrag", "--yes", "--endpoints", cluster.Endpoints, .. more])
                .Variable("XDG_STATE_HOME", state.FullName).RunAsync(Cancelled);
    }

    private static string CareFolder(TemporaryFolder state) => Path.Combine(state.FullName, "kvtui", "care");

    private static async Task<Explorer> StartAsync(EtcdCluster cluster, TemporaryFolder state)
    {
        var explorer = await Explorer.StartAsync(cluster.Ctl, new() { ["XDG_STATE_HOME"] = state.FullName }, 120, 40);
        await explorer.WaitForAsync("3/3 members");
        return explorer;
    }

    /// <summary>Goes on until a step that the explorer was not killed in yet, and kills it in that; false if all is done before.</summary>
    private static async Task<bool> KillInStepAsync(Explorer explorer, EtcdCluster cluster, TemporaryFolder state, HashSet<string> killed)
    {
        while (await explorer.HasNextAsync())
        {
            var title = CareSteps.Title(await explorer.AskAsync());
            if (killed.Contains(title))
            {
                await explorer.AgreeAsync();
                continue;
            }

            if (await FreezeAsync(explorer, cluster, title) is not { } frozen)
            {
                continue;
            }

            // The screen says it first.
            await Eventually.TrueAsync(
                () => IsUnderWay(state, Kind(title)), () => $"The account was to say “{title}”.", cancellationToken: Cancelled);
            await explorer.KillAsync();
            killed.Add(title);
            Assert.True(IsUnderWay(state, Kind(title)), title);
            Resume(frozen);
            await HealthyAsync(cluster);
            return true;
        }

        return false;
    }

    /// <summary>Agrees to what is asked about while those are frozen that it needs; null if it was not begun by that.</summary>
    private static async Task<IReadOnlyList<EtcdProcess>?> FreezeAsync(Explorer explorer, EtcdCluster cluster, string title)
    {
        var needed = CareSteps.Needed(cluster, title);
        foreach (var member in needed)
        {
            member.Pause();
        }

        if (await explorer.BeginAsync())
        {
            return needed;
        }

        Resume(needed);
        await HealthyAsync(cluster);
        return null;
    }

    private static void Resume(IEnumerable<EtcdProcess> members)
    {
        foreach (var member in members)
        {
            member.Resume();
        }
    }

    private static Task HealthyAsync(EtcdCluster cluster) => Eventually.TrueAsync(
        async token => (await cluster.Ctl.TryAsync(["endpoint", "status"], cancellationToken: token)).ExitCode == 0
            && (await cluster.Ctl.TryAsync(["get", "/kept"], cancellationToken: token)).ExitCode == 0,
        () => "the members were to go on",
        TimeSpan.FromSeconds(20),
        Cancelled);

    /// <summary>
    /// Asserts that of a step with a member killed no more is claimed than is so; that it was not done, or is not known, may be told.
    /// </summary>
    private static async Task AssertTrueAsync(EtcdCluster cluster, EtcdProcess victim, EtcdProcess leader, string title, string screen)
    {
        var last = screen.Split('\n').Last(static line => line.Contains("done: ", StringComparison.Ordinal));
        if (last.Contains("not done: ", StringComparison.Ordinal) || last.Contains("Nothing was done: ", StringComparison.Ordinal))
        {
            return;
        }

        var living = cluster.Members.Where(member => member != victim).Select(static member => member.Endpoint);
        var others = cluster.Ctl with { Endpoints = string.Join(',', living) };
        switch (Kind(title))
        {
            case "compact":
                Assert.False(await CareCluster.CanReadAsync(others, 2), last);
                break;
            case "defragment":
                Assert.Contains((victim.Name, false), CareCluster.Defragmentations(cluster.Members));
                break;
            case "move_leader":
                Assert.NotEqual(leader, await cluster.LeaderAsync(victim, cancellationToken: Cancelled));
                break;
            case "disarm":
                Assert.Contains("taken back", last, StringComparison.Ordinal);
                break;
            case "test_write":
                await others.RunAsync("put", "/more", "1");
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(title), title, "is not a known step");
        }
    }

    private static async Task AssertRecoveredAsync(EtcdCluster cluster)
    {
        Assert.Equal("", await cluster.Ctl.RunAsync("alarm", "list"));
        await cluster.Ctl.RunAsync("put", "/more", "1");
        Assert.Equal("/kept\nnow\n", await cluster.Ctl.RunAsync("get", "/kept"));
        Assert.False(await CareCluster.CanReadAsync(cluster.Ctl, 2));
        Assert.All(
            cluster.Members, member => Assert.Contains((member.Name, false), CareCluster.Defragmentations(cluster.Members)));
    }

    /// <summary>The step of a title, as accounts name it.</summary>
    private static string Kind(string title) => title switch
    {
        "Compact" => "compact",
        "Move the leadership" => "move_leader",
        "Alarm NOSPACE" => "disarm",
        "Try a write" => "test_write",
        _ when title.StartsWith("Defragment n", StringComparison.Ordinal) => "defragment",
        _ => throw new ArgumentOutOfRangeException(nameof(title), title, "is not a known step"),
    };

    /// <summary>Whether there is one account, and it says that a step of a kind is under way.</summary>
    private static bool IsUnderWay(TemporaryFolder state, string kind)
    {
        if (!Directory.Exists(CareFolder(state)) || Directory.GetFiles(CareFolder(state), "*.json") is not [var file])
        {
            return false;
        }

        using var account = JsonDocument.Parse(File.ReadAllBytes(file));
        return account.RootElement.TryGetProperty("step", out var step) && step.GetString() == kind;
    }
}
