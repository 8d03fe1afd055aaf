using KvTui.Core.Explorer.Services;
using KvTui.Etcd;
using KvTui.Etcd.Cluster;
using KvTui.Etcd.Cluster.Probing;
using Microsoft.Extensions.Hosting;

namespace KvTui.Core.Members;

/// <summary>
/// Asks each member for its status, all at once, at every interval, and posts what it found; a refresh asks at once. While nobody looks and
/// all is well it asks half as often.
/// </summary>
public sealed class EndpointMonitor(
    IEtcdClient client, Mailbox mailbox, CallJournal journal, ExplorerOptions options, ServiceSupervisor supervisor, TimeProvider clock)
    : BackgroundService
{
    /// <summary>How long until the report says that a member has not answered; less than the second after which the screen is to.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(0.65);

    private readonly ClusterProbe _probe = new(client, clock) { MeasuresFirst = false };
    private readonly Wakeup _refresh = new();
    private volatile bool _isAttended = true;

    /// <summary>Asks all members now, without waiting for the next interval.</summary>
    public void Refresh() => _refresh.Set();

    /// <summary>Says whether somebody looks; who comes back is told at once how things are.</summary>
    public void Attend(bool attended)
    {
        _isAttended = attended;
        if (attended)
        {
            Refresh();
        }
    }

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
        var interval = options.PollInterval;
        await using var timer = clock.CreateTimer(_ => _refresh.Set(), null, interval, interval);
        while (true)
        {
            _refresh.Reset();
            var asked = clock.GetUtcNow();
            var report = await _probe.ProbeAsync(Patience, cancellationToken);
            mailbox.PostCluster(new ClusterMessage(report, asked));
            journal.Post();
            var wanted = _isAttended || report.Health != ClusterHealth.Healthy ? options.PollInterval : options.PollInterval * 2;
            if (wanted != interval)
            {
                interval = wanted;
                timer.Change(interval, interval);
            }

            await _refresh.WaitAsync(cancellationToken);
        }
    }
}
