using System.Globalization;
using KvTui.Faults.Tests.Bench;
using KvTui.Faults.Tests.Load;

namespace KvTui.Faults.Tests.Dice;

/// <summary>Faults chosen at random, one or two at once; KVTUI_SEED repeats a run.</summary>
public sealed class RandomFaults
{
    private const int Quick = 8;
    private const int Full = 50;
    private const int ConnectionsPerMember = 2;

    private static readonly TimeSpan MayTakeToStop = TimeSpan.FromSeconds(2.5);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_each_the_tree_is_what_a_listing_shows_and_nothing_is_left_behind()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("KVTUI_SEED"), CultureInfo.InvariantCulture, out var given) ? given : new Random().Next();
        var rounds = FaultRounds.Of(Quick, Full);
        FaultTable.Add($"random faults: seed {seed}, {rounds} rounds");
        await using var bench = await FaultBench.StartAsync(new() { BehindProxies = true });
        var ports = bench.Cluster.Members.Select(member => member.Proxy!.Port).ToHashSet();
        var dice = new FaultDice(bench.Cluster, seed);
        for (var round = 1; round <= rounds; round++)
        {
            var faults = dice.Roll();
            var story = $"seed {seed}, round {round}: {string.Join(" and ", faults.Select(fault => fault.Name))}";
            await PlayAsync(bench, faults, dice.Duration(), story);
            var open = OpenSockets.To(ports);
            Assert.True(open <= ports.Count * ConnectionsPerMember, $"{open} connections are open after {story}.");
        }

        var stopping = await bench.Explorer.StopAsync();
        Assert.True(stopping < MayTakeToStop, $"seed {seed}: the explorer took {stopping.TotalSeconds:0.00} s to end.");
        Assert.Equal(0, OpenSockets.To(ports));
    }

    private static async Task PlayAsync(FaultBench bench, IReadOnlyList<RandomFault> faults, TimeSpan duration, string story)
    {
        try
        {
            await Task.WhenAll(faults.Select(fault => fault.BreakAsync(Cancelled)));
            await Task.Delay(duration, TimeProvider.System, Cancelled);
            await Task.WhenAll(faults.Select(fault => fault.HealAsync(Cancelled)));
            await bench.Observer.LinearizableReadAsync(bench.Cluster.Members, Cancelled);
            await bench.TreeIsTrueAsync();
            await bench.HealthyAsync();
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            throw new InvalidOperationException($"{story}.\n{error.Message}", error);
        }
    }
}
