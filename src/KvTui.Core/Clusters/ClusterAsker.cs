using KvTui.Core.Explorer.Services;
using KvTui.Core.Members.Shown;
using KvTui.Etcd;
using KvTui.Etcd.Cluster.Probing;

namespace KvTui.Core.Clusters;

/// <summary>Asks the clusters of profiles how they fare, a few at once, and all again after a pause; nothing is written there.</summary>
public sealed class ClusterAsker(ExplorerOptions options, Mailbox mailbox, TimeProvider clock) : IAsyncDisposable
{
    private const int MostAtOnce = 4;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private CancellationTokenSource _ending = new();
    private Task _running = Task.CompletedTask;
    private int _asked;

    /// <summary>How long an answer is waited for: 3 s.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(3);

    /// <summary>Makes a client of a profile's cluster that only reads; null if there are no profiles.</summary>
    public Func<string, CancellationToken, Task<IEtcdClient>>? Connect => options.ConnectTo;

    /// <summary>Asks these until it is called again, and no others; each answer is posted as it comes.</summary>
    public void Start(ImmutableArray<string> profiles)
    {
        _ending.Cancel();
        _ending.Dispose();
        _ending = new();
        if (!profiles.IsEmpty && options.ConnectTo is { } connect)
        {
            var (before, token) = (_running, _ending.Token);
            _running = Task.Run(() => AskAllAsync(before, profiles, connect, token), CancellationToken.None);
        }
    }

    /// <summary>Asks no longer.</summary>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _running;
    }

    private async Task AskAllAsync(
        Task before,
        ImmutableArray<string> profiles,
        Func<string, CancellationToken, Task<IEtcdClient>> connect,
        CancellationToken cancellationToken)
    {
        await before;
        var asking = new Task[MostAtOnce];
        try
        {
            while (true)
            {
                _asked = 0;
                for (var i = 0; i < MostAtOnce; i++)
                {
                    asking[i] = AskAsync(profiles, connect, cancellationToken);
                }

                await Task.WhenAll(asking);
                await Task.Delay(Pause, clock, cancellationToken);
            }
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            // Nobody looks any longer.
        }
    }

    /// <summary>Asks one after the other of those that nobody has asked yet.</summary>
    private async Task AskAsync(
        ImmutableArray<string> profiles, Func<string, CancellationToken, Task<IEtcdClient>> connect, CancellationToken cancellationToken)
    {
        while (Interlocked.Increment(ref _asked) is var n && n <= profiles.Length)
        {
            string answer;
            try
            {
                await using var client = await connect(profiles[n - 1], cancellationToken);
                var probe = new ClusterProbe(client, clock) { MeasuresFirst = false };
                answer = ClusterSummary.Brief(await probe.ProbeAsync(Patience, cancellationToken));
            }
            catch (Exception problem) when (!cancellationToken.IsCancellationRequested)
            {
                answer = Printable.Text(problem.Message);
            }

            cancellationToken.ThrowIfCancellationRequested();
            mailbox.PostOutcome(new OperationMessage.ClusterAsked(profiles[n - 1], answer));
        }
    }
}
