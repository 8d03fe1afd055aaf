using KvTui.Cli.Logging;
using KvTui.Cli.Output.Results;
using KvTui.Core.Care;
using KvTui.Core.Care.Guided;
using KvTui.Core.Care.Running;

namespace KvTui.Cli.Commands.Care;

/// <summary>
/// One run over the members, with an account of it that outlives a crash; it goes on from what another run has left behind.
/// </summary>
internal sealed class DefragmentRun(Session session, DefragmentOrder order) : IDisposable
{
    /// <summary>How often the leadership is moved away at most: it may come back by an election, but not for ever.</summary>
    private const int MostMoves = 3;

    private readonly AccountKeeper _accounts = new(new(StateFolder.ForCare(), session.Clock), StandardStreams.Say);
    private readonly CareSession _care = new(session, order.IsSure);
    private readonly HashSet<ulong> _done = [];

    /// <summary>The name of the account that is gone on with; empty for none.</summary>
    private string _takenUp = "";

    public void Dispose() => _accounts.Dispose();

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var report = await _care.Runner.LookAsync(cancellationToken);
        if (DefragmentationPlan.WhyNot(report, order.WithoutSpare) is { } why)
        {
            StandardStreams.Say($"Nothing was defragmented: {why}");
            return CareSession.CodeOf(report);
        }

        var only = order.Member is null ? 0
            : MemberChoice.Find((await session.Client.Cluster.MemberListAsync(null, cancellationToken)).Members, order.Member).Id;
        TakeUp(report, only);
        if (_accounts.WhyNot(report.ClusterId) is { } busy)
        {
            StandardStreams.Say($"Nothing was defragmented: {busy}.");
            return ExitCode.DegradedOrConflict;
        }

        var steps = DefragmentationPlan.Of(report, only, _done);
        if (steps.Count == 0)
        {
            StandardStreams.Say("Nothing was defragmented: only members that vote and answer can be.");
            return ExitCode.DegradedOrConflict;
        }

        var now = Tolerance.Of(report);
        var meanwhile = now with { Answering = now.Answering - 1 };
        string[] plan = [$"Now: {now.Text}", $"While one is at it: {meanwhile.Text}", .. CareText.Lines(steps, report)];
        if (!_care.MayGoOn(plan, cancellationToken))
        {
            StandardStreams.Say("Nothing was defragmented.");
            return ExitCode.NotFoundOrDenied;
        }

        return await RunAsync(report, only, cancellationToken);
    }

    /// <summary>Tells what others are at on this cluster or have left behind, and goes on with the latest of the same.</summary>
    private void TakeUp(ClusterReport report, ulong only)
    {
        var others = _accounts.Others().Where(other => other.ClusterId == report.ClusterId).ToList();
        var left = only != 0 || order.IsAnew ? null : others.FindLast(other =>
            other.Kind == CareKind.Defragmentation && other.IsLeftOn(report.ClusterId)
            && DefragmentationPlan.Left(report, other.Progress.Defragmented).Count > 0);
        var now = session.Clock.GetUtcNow();
        foreach (var other in others)
        {
            StandardStreams.Say(other.IsAlive
                ? AccountText.Alive(other, report, now)
                : AccountText.Left(other, report, now) + (other == left
                    ? " This goes on from there; --anew begins anew."
                    : $" In the explorer, :{CarePlan.Command(other.Kind)} goes on from there."));
        }

        if (left is not null)
        {
            _takenUp = left.Name;
            _done.UnionWith(left.Progress.Defragmented);
        }
    }

    private async Task<int> RunAsync(ClusterReport report, ulong only, CancellationToken cancellationToken)
    {
        var moves = 0;
        while (DefragmentationPlan.Next(report, _done, only) is { } step && moves <= MostMoves)
        {
            if (DefragmentationPlan.WhyNot(report, order.WithoutSpare) is { } why)
            {
                StandardStreams.Say($"Stopped: {why} {SoFar(report)}");
                return CareSession.CodeOf(report);
            }

            moves += step is CareStep.MoveLeader ? 1 : 0;
            var (code, after) = await DoAsync(step, report, cancellationToken);
            if (code != ExitCode.Done)
            {
                return code;
            }

            report = after;
        }

        var wanted = report.Members.Where(m => m.IsVoter && (only == 0 || m.Id == only));
        var left = wanted.Where(m => !_done.Contains(m.Id)).Select(static m => m.Label).ToList();
        if (left.Count == 0 && only == 0)
        {
            _accounts.Finish(CareKind.Defragmentation, report.ClusterId);
            return ExitCode.Done;
        }

        _accounts.Drop();
        if (left.Count > 0)
        {
            StandardStreams.Say($"Not defragmented: {CareText.Joined(left)}. {SoFar(report)}");
        }

        return left.Count > 0 ? ExitCode.DegradedOrConflict : ExitCode.Done;
    }

    private async Task<(int Code, ClusterReport After)> DoAsync(CareStep step, ClusterReport report, CancellationToken cancellationToken)
    {
        // Who may not write is refused by the client, and changes nothing of what was left behind.
        if (session.MayWrite && _accounts.Begin(Account(report, step), _takenUp) is { } why)
        {
            StandardStreams.Say($"Stopped: {why}. {SoFar(report)}");
            return (ExitCode.DegradedOrConflict, report);
        }

        try
        {
            var outcome = await _care.DoAsync(step, report, cancellationToken);
            Tell(step, report, outcome);
            _accounts.Keep(Account(report, null));
            if (outcome.Missing is null)
            {
                return (ExitCode.Done, outcome.After);
            }

            StandardStreams.Say($"Stopped. {SoFar(report)}");
            return (ExitCode.DegradedOrConflict, outcome.After);
        }
        catch (EtcdException failure)
        {
            StandardStreams.Say($"{FailureText.Of(failure)}\nStopped: it was to {CareText.Order(step, report)}. {SoFar(report)}");
            await SettleAsync(step, report, failure, cancellationToken);
            return (ExitCode.Of(failure), report);
        }
        catch (OperationCanceledException) when (step is CareStep.Defragment(var id))
        {
            StandardStreams.Say($"{report.LabelOf(id)} may go on, as etcd does not stop a defragmentation. {SoFar(report)}");
            throw;
        }
    }

    /// <summary>Keeps an account of a step that failed; one whose answer was lost is under way until the cluster is well.</summary>
    private async Task SettleAsync(CareStep step, ClusterReport report, EtcdException failure, CancellationToken cancellationToken)
    {
        if (failure.MayHaveBeenApplied)
        {
            var outcome = await _care.SettleAsync(step, cancellationToken);
            if (outcome.Missing is not null)
            {
                return;
            }

            StandardStreams.Say($"By now, {CareText.Settled(step, outcome.After)}; run it again to go on.");
        }

        if (session.MayWrite)
        {
            _accounts.Keep(Account(report, null));
        }
    }

    private void Tell(CareStep step, ClusterReport before, CareOutcome outcome)
    {
        string[] text = [CareText.Done(step, before, outcome.After, outcome.Took)];
        if (step is CareStep.MoveLeader(var from, _))
        {
            session.Writer.Done(
                text, new("step", "move_leader"), ResultPart.Id("from", from), ResultPart.Id("to", outcome.After.Leader));
        }
        else if (step is CareStep.Defragment(var id))
        {
            _done.Add(id);
            session.Writer.Done(
                text,
                new("step", "defragment"), new("member", before.LabelOf(id)), ResultPart.Id("member_id", id),
                new("seconds", (decimal)Math.Round(outcome.Took.TotalSeconds, 1)),
                new("db_size_before", CareText.SizeOf(before, id)), new("db_size", CareText.SizeOf(outcome.After, id)));
        }

        session.Results.Flush();
    }

    private string SoFar(ClusterReport report)
    {
        var names = report.Members.Where(m => _done.Contains(m.Id)).Select(static m => m.Label).ToList();
        return names.Count == 0 ? "No member was defragmented." : $"Defragmented so far: {CareText.Joined(names)}.";
    }

    private CareAccount Account(ClusterReport report, CareStep? underWay) => new(
        CareKind.Defragmentation, report.ClusterId, new SpaceProgress(0, _done), underWay, session.Clock.GetUtcNow());
}
