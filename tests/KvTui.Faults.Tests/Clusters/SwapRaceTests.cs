using System.Globalization;
using KvTui.Faults.Tests.Bench;

namespace KvTui.Faults.Tests.Clusters;

/// <summary>
/// Saves and deletions while the addresses lead now to one cluster, now to another that no comparison could tell from it.
/// </summary>
public sealed class SwapRaceTests
{
    private const int SavesASession = 10;
    private const int DeletionsASession = 4;
    private const int QuickSessions = 3;
    private const int FullSessions = 30;

    private readonly Random _random = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_write_lands_in_a_cluster_that_was_not_looked_at()
    {
        var sessions = FaultRounds.Of(QuickSessions, FullSessions);
        await using var clusters = await TwinClusters.StartAsync();
        var (saved, deleted) = (0, 0);
        for (var i = 0; i < 4; i++)
        {
            await clusters.PutAsync($"/race/{i}", "first");
        }

        for (var session = 0; session < sessions; session++)
        {
            await using var hands = await RacingHands.OpenAsync(clusters);
            await RunAsync(hands, clusters, session);
            saved += hands.Saved;
            deleted += hands.Deleted;
        }

        FaultTable.Add(
            $"while two clusters swap addresses: of {sessions * SavesASession} saves {saved}, of {sessions * DeletionsASession} deletions {deleted}"
            + " landed where they should; none elsewhere");
        Assert.InRange(saved, sessions * SavesASession * 2 / 3, sessions * SavesASession);
        Assert.InRange(deleted, sessions, sessions * DeletionsASession);
        Assert.Equal(await clusters.HoldsAsync(0, "/"), await clusters.HoldsAsync(1, "/"));
    }

    /// <summary>
    /// The addresses are swapped once among the first writes and once at the last save: an address where clusters come and go takes no
    /// write any more.
    /// </summary>
    private async Task RunAsync(RacingHands hands, TwinClusters clusters, int session)
    {
        var swapped = _random.Next(SavesASession - 2);
        var deletions = 0;
        for (var i = 0; i < SavesASession; i++)
        {
            var race = i == swapped || i == SavesASession - 1 ? Swapping(clusters) : Calm;
            var first = (session + i) % 2 == 0 && i < SavesASession - 1 && deletions < DeletionsASession;
            if (first)
            {
                await hands.DeleteAsync($"/race/d{deletions}/", deletions % 2 == 1, race);
                deletions++;
                race = Calm;
            }

            await hands.SaveAsync($"/race/{i % 4}", string.Create(CultureInfo.InvariantCulture, $"{session}.{i} "), race);
        }
    }

    private static Task Calm(Action write)
    {
        write();
        return Task.CompletedTask;
    }

    /// <summary>Swaps up to 30 ms before the key is pressed or after.</summary>
    private Func<Action, Task> Swapping(TwinClusters clusters)
    {
        var after = _random.Next(-30, 31);
        return async write =>
        {
            (after < 0 ? clusters.Swap : write)();
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Abs(after)), TimeProvider.System, Cancelled);
            (after < 0 ? write : clusters.Swap)();
        };
    }
}
