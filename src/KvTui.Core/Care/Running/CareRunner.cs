using KvTui.Etcd;
using KvTui.Etcd.Cluster;
using KvTui.Etcd.Cluster.Maintenance;
using KvTui.Etcd.Cluster.Probing;

namespace KvTui.Core.Care.Running;

/// <summary>
/// Does one step of care after the other, and looks after each whether the cluster is as it should be. Calls must not overlap.
/// </summary>
public sealed class CareRunner(IEtcdClient client, TimeProvider clock)
{
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan TestLease = TimeSpan.FromSeconds(10);

    private readonly ClusterProbe _probe = new(client, clock) { MeasuresFirst = false, AwaitsLeader = true };

    /// <summary>How long the cluster may take after a step until it is as it should be; default 60 s.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The id of the cluster that steps are meant for; default 0, the one that the client reads.</summary>
    public ulong ClusterId { get; init; }

    private IMaintenanceClient Maintenance => client.Maintenance.ForCluster(ClusterId);

    /// <summary>Asks every member how it fares; those that are silent have the command time-out, and so has an election.</summary>
    public Task<ClusterReport> LookAsync(CancellationToken cancellationToken) =>
        _probe.ProbeToTheEndAsync(client.Options.CommandTimeout, cancellationToken);

    /// <summary>Does a step, and waits until what has to hold after it does, or the patience is at its end.</summary>
    /// <param name="report">How the cluster looked when the step was chosen.</param>
    /// <param name="tell">Told about once a second how far it is, in a few words.</param>
    /// <exception cref="EtcdException">The step was refused, or its answer was lost; then the member may still be at it.</exception>
    public async Task<CareOutcome> RunAsync(CareStep step, ClusterReport report, Action<string> tell, CancellationToken cancellationToken)
    {
        if (step is CareStep.Defragment(var id))
        {
            await RequireOthersAsync(report, id, cancellationToken);
        }

        var started = clock.GetTimestamp();
        var act = ActAsync(step, report, cancellationToken);
        while (!act.IsCompleted)
        {
            await Task.WhenAny(act, Task.Delay(Glance, clock, CancellationToken.None));
            if (!act.IsCompleted)
            {
                var now = await _probe.ProbeAsync(Glance, cancellationToken);
                tell($"{CareText.Order(step, report)}: {Quantities.Age(clock.GetElapsedTime(started))}; {Tolerance.Of(now).Text}");
            }
        }

        await act;
        var took = clock.GetElapsedTime(started);
        return await WaitAsync(now => CareCheck.Missing(step, now), tell, cancellationToken) with { Took = took };
    }

    /// <summary>
    /// Waits after a step whose answer was lost until the cluster is such that it can be done again, or the patience is at its end.
    /// </summary>
    public Task<CareOutcome> SettleAsync(CareStep step, Action<string> tell, CancellationToken cancellationToken) =>
        WaitAsync(now => CareCheck.Unsettled(step, now), tell, cancellationToken);

    private async Task<CareOutcome> WaitAsync(
        Func<ClusterReport, string?> check, Action<string> tell, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        while (true)
        {
            var report = await _probe.ProbeAsync(Glance, cancellationToken);
            var missing = check(report);
            var waited = clock.GetElapsedTime(started);
            if (missing is null || waited >= Patience)
            {
                return new(report, missing);
            }

            tell($"{missing}; waiting for {Quantities.Age(waited)} of {Quantities.Age(Patience)}");
            await Task.Delay(Pause, clock, cancellationToken);
        }
    }

    private Task ActAsync(CareStep step, ClusterReport report, CancellationToken cancellationToken) => step switch
    {
        CareStep.Compact(var revision) => Maintenance.CompactAsync(revision, isPhysical: true, cancellationToken),
        CareStep.Defragment(var id) => DefragmentAsync(report, id, cancellationToken),
        CareStep.MoveLeader(var from, var to) => Maintenance.MoveLeaderAsync(EndpointOf(report, from), to, cancellationToken),
        CareStep.Disarm(var alarm) => Maintenance.DisarmAsync(alarm, cancellationToken),
        CareStep.TestWrite => TestWriteAsync(cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "is not a known step"),
    };

    private async Task TestWriteAsync(CancellationToken cancellationToken)
    {
        var lease = await client.Leases.GrantAsync(TestLease, ClusterId, cancellationToken);
        await client.Leases.RevokeAsync(lease, ClusterId, cancellationToken);
    }

    /// <summary>Makes sure that all voters but one that answered still do: one that defragments does not.</summary>
    private async Task RequireOthersAsync(ClusterReport report, ulong id, CancellationToken cancellationToken)
    {
        var answered = report.Members.Where(m => m is { IsVoter: true, Status: not null } && m.Id != id).Select(static m => m.Id).ToList();
        var now = await _probe.ProbeAsync(Glance, cancellationToken);
        if (now.Members.FirstOrDefault(m => answered.Contains(m.Id) && m is { Status: null } or { Pending: not null }) is { } silent)
        {
            throw NotSent(EndpointOf(report, id), $"{silent.Label} does not answer right now, and two members must not be away at once");
        }
    }

    /// <summary>Defragments a member after a last look at it: it may have been elected, or another may answer at its address.</summary>
    private async Task DefragmentAsync(ClusterReport report, ulong id, CancellationToken cancellationToken)
    {
        var endpoint = EndpointOf(report, id);
        var status = await client.Maintenance.StatusAsync(endpoint, cancellationToken);
        if (status.Header.MemberId != id)
        {
            throw NotSent(endpoint, $"not {report.LabelOf(id)} answers there now, but {report.LabelOf(status.Header.MemberId)}");
        }

        if (status.Leader == id && report.VoterCount > 1)
        {
            throw NotSent(endpoint, $"{report.LabelOf(id)} leads now");
        }

        await Maintenance.DefragmentAsync(endpoint, cancellationToken);
    }

    private static EtcdException NotSent(EtcdEndpoint endpoint, string why) =>
        new(EtcdErrorKind.FailedPrecondition, $"{endpoint}: Maintenance/Defragment was not sent: {why}; run it again.", endpoint);

    private static EtcdEndpoint EndpointOf(ClusterReport report, ulong id) =>
        report.Members.FirstOrDefault(m => m.Id == id)?.Endpoint ?? throw new EtcdException(
            EtcdErrorKind.NotFound, $"{report.LabelOf(id)} has no address that can be asked from here; name it by --endpoints.");
}
