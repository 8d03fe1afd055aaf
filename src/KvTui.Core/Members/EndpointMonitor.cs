using KvTui.Core.Explorer.Services;
using KvTui.Etcd;
using KvTui.Etcd.Cluster;
using KvTui.Etcd.Cluster.Probing;
using Microsoft.Extensions.Hosting;

namespace KvTui.Core.Members;

/// <summary>
/// Asks each member for its status, all at once, at every interval, and posts what it found; a refresh asks at once. While nobody looks and
/// all is well it asks half as often; after the loss of the leader, more often.
/// </summary>
public sealed class EndpointMonitor(
    IEtcdClient client, Mailbox mailbox, CallJournal journal, ExplorerOptions options, ServiceSupervisor supervisor, TimeProvider clock)
    : BackgroundService
{
    /// <summary>How long until the report says that a member has not answered; less than the second after which the screen is to.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(0.65);

    /// <summary>The interval after the loss of the leader: the next election mostly takes one second or two.</summary>
    private static readonly TimeSpan ElectionInterval = TimeSpan.FromSeconds(0.5);

    /// <summary>How many reports without a leader in a row count as an election; after more, there will hardly be one soon.</summary>
    private const int ElectionReports = 10;

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
        var leaderless = 0;
        await using var timer = clock.CreateTimer(_ => _refresh.Set(), null, interval, interval);
        while (true)
        {
            _refresh.Reset();
            var asked = clock.GetUtcNow();
            var report = await _probe.ProbeAsync(Patience, cancellationToken);
            mailbox.PostCluster(new ClusterMessage(report, asked));
            leaderless = LacksLeader(report) ? leaderless + 1 : 0;
            if (Interval(report, leaderless) is var wanted && wanted != interval)
            {
                interval = wanted;
                timer.Change(interval, interval);
            }

            journal.Post();
            await _refresh.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Whether members answer, but name no leader, or one that does not answer.</summary>
    private static bool LacksLeader(ClusterReport report) =>
        report.Leader == 0 ? report.Members.Any(static member => member.Status is not null) : report.LeaderMember is { Status: null };

    /// <param name="leaderless">How many reports in a row, this one included, had no leader.</param>
    private TimeSpan Interval(ClusterReport report, int leaderless)
    {
        var usual = options.PollInterval;
        var isElection = leaderless is > 0 and <= ElectionReports && usual > ElectionInterval;
        return isElection ? ElectionInterval : _isAttended || report.Health != ClusterHealth.Healthy ? usual : usual * 2;
    }
}
