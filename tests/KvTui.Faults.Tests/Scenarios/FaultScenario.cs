using KvTui.Faults.Tests.Bench;
using KvTui.Faults.Tests.Screens;
using KvTui.Testing.Etcd;

namespace KvTui.Faults.Tests.Scenarios;

/// <summary>A fault, what the screen must say while it lasts, and the repair; rounds of it on one cluster, each measured and held against its bounds.</summary>
public abstract class FaultScenario
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LiveAfterRepair = TimeSpan.FromSeconds(2);

    private readonly List<string> _late = [];

    private protected static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>The name in the table.</summary>
    private protected abstract string Name { get; }

    private protected virtual EtcdOptions Options => new();

    private protected virtual int Rounds => FaultRounds.Count;

    /// <summary>Whether the members that are left make the cluster work again by themselves; live is then awaited before the repair.</summary>
    private protected virtual bool HealsItself => false;

    /// <summary>How soon after the repair the screen must say live; 2 s unless only a poll can tell.</summary>
    private protected virtual TimeSpan LiveBound => LiveAfterRepair;

    [Fact]
    public async Task The_screen_is_true_in_time_and_live_again_and_the_tree_is_what_a_listing_shows()
    {
        await using var bench = await FaultBench.StartAsync(Options);
        for (var round = 1; round <= Rounds; round++)
        {
            await bench.HealthyAsync();
            await RunAsync(bench, round);
            await bench.TreeIsTrueAsync();
        }

        Assert.True(bench.Writer.Succeeded > 0, "The writer never wrote.");
        Assert.True(_late.Count == 0, string.Join('\n', _late));
    }

    /// <summary>Whether the fault is there only when breaking has ended, because it takes several steps.</summary>
    private protected virtual bool IsBrokenAtTheEnd => false;

    /// <summary>Chooses what will break; not timed.</summary>
    private protected virtual Task PrepareAsync(FaultBench bench) => Task.CompletedTask;

    private protected abstract Task BreakAsync(FaultBench bench);

    /// <summary>When the cluster has settled after the fault: a member left names a new leader, or none; null where the leader stays.</summary>
    private protected virtual Task<long>? SettledAsync(FaultBench bench) => null;

    private protected abstract bool IsTrue(ScreenFrame frame);

    /// <summary>What a person does while the fault lasts.</summary>
    private protected virtual Task LookAsync(FaultBench bench) => Task.CompletedTask;

    private protected abstract Task RepairAsync(FaultBench bench);

    /// <summary>When the cluster works again, as a timestamp: the first linearizable read that succeeds.</summary>
    private protected virtual Task<long> WorksAgainAsync(FaultBench bench) => bench.Observer.LinearizableReadAsync(bench.Cluster.Members, Cancelled);

    private protected virtual bool IsLive(ScreenFrame frame) => frame.IsLive;

    /// <summary>What must hold when the screen is live again.</summary>
    private protected virtual Task AfterAsync(FaultBench bench) => Task.CompletedTask;

    /// <summary>The wait until another leader than the present one, or none, is named by a member that is left.</summary>
    private protected static async Task<long> LeaderIsNotAsync(FaultBench bench, string leader, params EtcdProcess[] left) =>
        await bench.Observer.LeaderAsync(left, named => named != leader && named != "0", Cancelled);

    private static TimeSpan Between(long from, long until) => until <= from ? TimeSpan.Zero : TimeProvider.System.GetElapsedTime(from, until);

    private async Task RunAsync(FaultBench bench, int round)
    {
        await PrepareAsync(bench);
        var track = bench.Explorer.Track(IsLive);
        var fault = TimeProvider.System.GetTimestamp();
        await BreakAsync(bench);
        fault = IsBrokenAtTheEnd ? TimeProvider.System.GetTimestamp() : fault;
        var settling = SettledAsync(bench);
        var healing = HealsItself ? WorksAgainAsync(bench) : null;
        var truth = await bench.Explorer.WaitForScreenAsync(IsTrue, $"{Name}, round {round}: the screen tells");
        var election = Between(fault, await (settling ?? Task.FromResult(fault)));
        var works = healing is null ? 0 : await healing;
        if (healing is null)
        {
            await LookAsync(bench);
            await RepairAsync(bench);
            works = await WorksAgainAsync(bench);
        }

        // where the cluster never stopped working, the screen cannot be live elsewhere before it knows
        works = settling is null && healing is not null ? Math.Max(works, truth.DrawnAt) : works;
        await bench.Explorer.WaitForScreenAsync(IsLive, $"{Name}, round {round}: the screen says live");
        await bench.Cluster.Ctl.RunAsync("get", "health");
        Note(bench, round, new(election, Between(fault, truth.DrawnAt), election + Poll + Grace, Between(works, track.Since)), truth);
        await AfterAsync(bench);
        if (healing is not null)
        {
            await LookAsync(bench);
            await RepairAsync(bench);
        }
    }

    private void Note(FaultBench bench, int round, RoundFigures figures, ScreenFrame truth)
    {
        FaultTable.Add(Name, figures);
        if (figures.Truth > figures.Bound)
        {
            _late.Add($"{Name}, round {round}: the screen was true after {figures.Truth.TotalSeconds:0.00} s, allowed are {figures.Bound.TotalSeconds:0.00} s.\n{truth.Brief}");
        }

        if (figures.Live > LiveBound)
        {
            _late.Add($"{Name}, round {round}: live {figures.Live.TotalSeconds:0.00} s after the repair, allowed are {LiveBound.TotalSeconds:0.00} s.\n{bench.Explorer.Evidence()}");
        }
    }
}
