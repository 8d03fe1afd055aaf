using KvTui.Core.Care.Running;
using KvTui.Core.Diagnosis;
using KvTui.Core.Explorer.Services;
using KvTui.Core.Journal.Keeping;
using KvTui.Core.Leases.Running;
using KvTui.Core.Users.Running;
using KvTui.Etcd;
using KvTui.Etcd.Cluster.Diagnosis;

namespace KvTui.Core.Explorer.Hosting;

/// <summary>
/// Runs the effects that are for the cluster as a whole: leases, users, members, snapshots, courses of care, and what examines it.
/// </summary>
internal sealed class ClusterEffects(
    IEtcdClient client, Mailbox mailbox, TimeProvider clock, AccountStore accounts, WriteJournal journal, CancellationToken stopping)
    : IAsyncDisposable
{
    private readonly LeaseRunner _leases = new(client, journal, mailbox, stopping);
    private readonly UserRunner _users = new(client, mailbox, clock, stopping);
    private readonly MembershipRunner _members = new(client, mailbox, clock, stopping);
    private readonly SnapshotRunner _snapshots = new(client, mailbox, clock);
    private readonly CourseRunner _courses = new(client, mailbox, clock, accounts, stopping);

    /// <summary>Tells which courses of care others have left behind, or are at.</summary>
    public Task FindLeftAsync() => _courses.FindLeftAsync();

    /// <summary>
    /// Runs an effect until it has ended; a snapshot goes on by itself. To be called by the loop only. Null if the effect is for others.
    /// </summary>
    public Task? RunAsync(Effect effect)
    {
        switch (effect)
        {
            case Effect.ActOnLease act:
                return _leases.RunAsync(act);
            case Effect.ChangeUsers change:
                return _users.RunAsync(change);
            case Effect.ChangeMembers change:
                return _members.RunAsync(change.Order);
            case Effect.PlanRestore plan:
                return _members.PlanRestoreAsync(plan);
            case Effect.SaveSnapshot save:
                _snapshots.Start(save);
                return Task.CompletedTask;
            case Effect.StopSnapshot:
                _snapshots.Stop();
                return Task.CompletedTask;
            case Effect.DoStep or Effect.StopWaiting or Effect.LookAround or Effect.DropAccount:
                return _courses.RunAsync(effect);
            case Effect.AskMetrics ask:
                return TellAsync(async () =>
                    new OperationMessage.MetricsRead(await new MetricsSurvey(client).ReadAsync(ask.Report, stopping)));
            case Effect.Examine:
                return TellAsync(async () =>
                {
                    var facts = await new ClusterExamination(client, clock).GatherAsync(stopping);
                    var found = FindingTable.Of(facts);
                    return new OperationMessage.Examined(found, DoctorReport.Of(facts, found));
                });
            default:
                return null;
        }
    }

    /// <summary>Stops a snapshot that is being read, and waits for it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _snapshots.DisposeAsync();
        _courses.Dispose();
    }

    private async Task TellAsync(Func<Task<OperationMessage>> read)
    {
        try
        {
            mailbox.PostOutcome(await read());
        }
        catch (OperationCanceledException)
        {
            // The explorer ends.
        }
    }
}
