using KvTui.App.Messages;
using KvTui.App.Runtime;
using KvTui.Etcd;
using KvTui.Etcd.Cluster.Probing;
using Microsoft.Extensions.Hosting;

namespace KvTui.App.Services;

/// <summary>Asks each member for its status, all at once, at every interval, and posts what it found; a refresh asks at once.</summary>
public sealed class EndpointMonitor(
    IEtcdClient client, Mailbox mailbox, CallJournal journal, ExplorerOptions options, ServiceSupervisor supervisor, TimeProvider clock)
    : BackgroundService
{
    /// <summary>How long a member may take to answer before the report says that it has not; less than a second, for the screen is to say it after one.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(0.75);

    private readonly ClusterProbe _probe = new(client, clock) { MeasuresFirst = false };
    private readonly Wakeup _refresh = new();

    /// <summary>Asks all members now, without waiting for the next interval.</summary>
    public void Refresh() => _refresh.Set();

    /// <summary>Starts or stops posting each call to etcd as it ends.</summary>
    public void FollowCalls(bool following)
    {
        journal.Following = following;
        journal.Post();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        supervisor.RunAsync(nameof(EndpointMonitor), PollAsync, stoppingToken);

    private async Task PollAsync(CancellationToken cancellationToken)
    {
        await using var timer = clock.CreateTimer(_ => _refresh.Set(), null, options.PollInterval, options.PollInterval);
        while (true)
        {
            _refresh.Reset();
            var asked = clock.GetUtcNow();
            mailbox.PostCluster(new ClusterMessage(await _probe.ProbeAsync(Patience, cancellationToken), asked));
            journal.Post();
            await _refresh.WaitAsync(cancellationToken);
        }
    }
}
