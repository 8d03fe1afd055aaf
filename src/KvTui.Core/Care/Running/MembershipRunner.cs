using KvTui.Core.Care.Membership;
using KvTui.Core.Copying;
using KvTui.Core.Explorer.Services;
using KvTui.Etcd;
using KvTui.Etcd.Cluster;

namespace KvTui.Core.Care.Running;

/// <summary>Changes the members as was agreed to, after a last look at the cluster; and makes the lines that restore a snapshot.</summary>
internal sealed class MembershipRunner(IEtcdClient client, Mailbox mailbox, TimeProvider clock, CancellationToken stopping)
{
    private readonly CareRunner _care = new(client, clock);

    public async Task RunAsync(MembershipOrder order)
    {
        try
        {
            mailbox.PostOutcome(await WhyNotAsync(order) is { } why
                ? new OperationMessage.MembersChanged($"{order.Name}: nothing was changed: {why}", IsDone: false, [])
                : await ChangeAsync(order));
        }
        catch (EtcdException failure)
        {
            var rest = failure.MayHaveBeenApplied ? " It may have been done all the same: look at the list." : "";
            mailbox.PostOutcome(new OperationMessage.MembersChanged($"{order.Name}: {failure.Message}{rest}", IsDone: false, []));
        }
        catch (OperationCanceledException)
        {
            // The explorer ends.
        }
    }

    public async Task PlanRestoreAsync(Effect.PlanRestore plan)
    {
        ImmutableArray<string> lines;
        try
        {
            var list = await client.Cluster.MemberListAsync(null, stopping);
            var report = await _care.LookAsync(stopping);
            lines = [.. plan.Saved, .. MemberLines.OfRestore(list, report, TypedPath.Full(plan.Path), MemberLines.RestoredFolder)];
        }
        catch (EtcdException failure)
        {
            lines = [.. plan.Saved, $"# The members could not be asked for: {failure.Message}"];
        }
        catch (OperationCanceledException)
        {
            return;
        }

        mailbox.PostOutcome(new OperationMessage.PageFilled(MemberLines.RestoreTitle, lines));
    }

    /// <summary>Why the change is not what was agreed to any more, as a clause; null if it is.</summary>
    private async Task<string?> WhyNotAsync(MembershipOrder order)
    {
        var report = await _care.LookAsync(stopping);
        return ClusterIds.Differ(report.ClusterId, order.ClusterId)
                ? $"cluster {ClusterIds.Text(report.ClusterId)} answers now, in place of {ClusterIds.Text(order.ClusterId)}."
            : MembershipPlan.WhyNot(report, order.Change) is { } why ? why
            : MembershipPlan.After(report, order.Change) is { } after && after != order.After
                ? $"it would lead to something else than was shown by now ({after.Text}); look at the list, and decide again."
            : null;
    }

    private async Task<OperationMessage> ChangeAsync(MembershipOrder order)
    {
        if (order.Change is { Act: MembershipAct.Lead, Subject: { } heir })
        {
            return await MoveLeaderAsync(order, heir);
        }

        var (changed, left) = await MembershipRequest.SendAsync(client.Cluster, order.Change, order.PeerUrls, order.ClusterId, stopping);
        var text = MembershipText.Done(order.Change.Act, order.Name, left);
        return new OperationMessage.MembersChanged(
            text, IsDone: true, order.Change.Subject is null ? [.. Instructions(order, new(changed, left))] : []);
    }

    private async Task<OperationMessage> MoveLeaderAsync(MembershipOrder order, Member heir)
    {
        var report = await _care.LookAsync(stopping);
        var care = new CareRunner(client, clock) { ClusterId = order.ClusterId };
        var outcome = await care.RunAsync(new CareStep.MoveLeader(report.Leader, heir.Id), report, static _ => { }, stopping);
        var isDone = outcome.Missing is null && outcome.After.Leader == heir.Id;
        var text = outcome.Missing is { } missing ? $"{order.Name}: {missing}."
            : $"{outcome.After.LabelOf(outcome.After.Leader)} leads now, no longer {report.LabelOf(report.Leader)}";
        return new OperationMessage.MembersChanged(text, isDone, []);
    }

    private static IEnumerable<string> Instructions(MembershipOrder order, MemberAddition addition)
    {
        yield return $"# {Printable.Text(order.Name)} is a member now. Start it on its host with these lines (y copies them):";
        foreach (var line in MemberLines.OfNew(addition, order.Name))
        {
            yield return line;
        }

        if (addition.Added.IsLearner)
        {
            yield return $"# Once it has caught up, promote it: p in the list, or kvtui member promote {ShellWord.Of(order.Name)}";
        }
    }
}
