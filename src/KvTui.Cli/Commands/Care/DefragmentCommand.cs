using KvTui.Cli.Logging;
using KvTui.Cli.Output.Results;
using KvTui.Core.Care;
using KvTui.Core.Care.Guided;
using KvTui.Core.Care.Running;

namespace KvTui.Cli.Commands.Care;

/// <summary><c>kvtui defrag [MEMBER]</c>.</summary>
internal static class DefragmentCommand
{
    /// <summary>How often the leadership is moved away at most: it may come back by an election, but not for ever.</summary>
    private const int MostMoves = 3;

    public static Verb Create(ConnectionFlags flags)
    {
        var verb = new Verb(
            "defrag",
            "Defragment the members one after the other, the leader last and after the leadership was moved away; stops when one does not "
                + "come back. A member serves nothing while it is at it",
            "kvtui defrag",
            "kvtui defrag n2 --yes",
            "kvtui defrag --without-spare")
        {
            Writes = true,
            Needs = Need.Root,
        };
        var member = new Argument<string?>("MEMBER")
        { Description = "The name or id of the only member; all without it", Arity = ArgumentArity.ZeroOrOne };
        var withoutSpare = Switch.Of("--without-spare", "Go on where a member is silent: writes wait while another one is at it");
        var yes = Confirmation.Yes();
        verb.Arguments.Add(member);
        verb.Options.Add(withoutSpare);
        verb.Options.Add(yes);
        verb.Does(flags, parsed =>
        {
            var (wanted, isBold, isSure) = (parsed.GetValue(member), parsed.GetValue(withoutSpare), Confirmation.IsSure(parsed, yes));
            return async (session, cancellationToken) =>
            {
                using var run = new Defragmentation(session, isBold, isSure);
                return await run.RunAsync(wanted, cancellationToken);
            };
        });
        return verb;
    }

    /// <summary>One run over the members.</summary>
    private sealed class Defragmentation(Session session, bool withoutSpare, bool isSure) : IDisposable
    {
        private readonly AccountStore _accounts = new(StateFolder.ForCare(), session.Clock);
        private readonly CareSession _care = new(session, isSure);
        private readonly HashSet<ulong> _done = [];
        private readonly List<string> _names = [];
        private bool _hasSaid;

        public void Dispose() => _accounts.Dispose();

        public async Task<int> RunAsync(string? wanted, CancellationToken cancellationToken)
        {
            var report = await _care.Runner.LookAsync(cancellationToken);
            if (DefragmentationPlan.WhyNot(report, withoutSpare) is { } why)
            {
                StandardStreams.Say($"Nothing was defragmented: {why}");
                return ExitCode.DegradedOrConflict;
            }

            if (IsBeingDone(report))
            {
                return ExitCode.DegradedOrConflict;
            }

            var only = wanted is null ? 0
                : MemberChoice.Find((await session.Client.Cluster.MemberListAsync(null, cancellationToken)).Members, wanted).Id;
            var steps = DefragmentationPlan.Of(report, only);
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

        private async Task<int> RunAsync(ClusterReport report, ulong only, CancellationToken cancellationToken)
        {
            var moves = 0;
            while (DefragmentationPlan.Next(report, _done, only) is { } step && moves <= MostMoves)
            {
                if (DefragmentationPlan.WhyNot(report, withoutSpare) is { } why)
                {
                    StandardStreams.Say($"Stopped: {why} {Account()}");
                    return ExitCode.DegradedOrConflict;
                }

                moves += step is CareStep.MoveLeader ? 1 : 0;
                var (code, after) = await DoAsync(step, report, cancellationToken);
                if (code != ExitCode.Done)
                {
                    return code;
                }

                report = after;
            }

            Note(_accounts.Drop);
            var wanted = report.Members.Where(m => m.IsVoter && (only == 0 || m.Id == only));
            var left = wanted.Where(m => !_done.Contains(m.Id)).Select(static m => m.Label).ToList();
            if (left.Count > 0)
            {
                StandardStreams.Say($"Not defragmented: {CareText.Joined(left)}. {Account()}");
            }

            else if (only == 0)
            {
                Forget(report);
            }

            return left.Count > 0 ? ExitCode.DegradedOrConflict : ExitCode.Done;
        }

        /// <summary>Removes what others have left behind of the same: all of it is done.</summary>
        private void Forget(ClusterReport report)
        {
            foreach (var other in _accounts.Others())
            {
                if (other.Kind == CareKind.Defragmentation && other.IsLeftOn(report.ClusterId))
                {
                    _accounts.Take(other.Name);
                }
            }
        }

        private async Task<(int Code, ClusterReport After)> DoAsync(
            CareStep step, ClusterReport report, CancellationToken cancellationToken)
        {
            try
            {
                Keep(report, step);
                var outcome = await _care.DoAsync(step, report, cancellationToken);
                Tell(step, report, outcome.After, outcome.Took);
                Keep(report, null);
                if (outcome.Missing is null)
                {
                    return (ExitCode.Done, outcome.After);
                }

                StandardStreams.Say($"Stopped. {Account()}");
                return (ExitCode.DegradedOrConflict, outcome.After);
            }
            catch (EtcdException failure)
            {
                StandardStreams.Say($"{FailureText.Of(failure)}\nStopped: it was to {CareText.Order(step, report)}. {Account()}");
                if (!failure.MayHaveBeenApplied)
                {
                    Keep(report, null);
                }
                else if ((await _care.SettleAsync(step, cancellationToken)).Missing is null)
                {
                    Keep(report, null);
                    StandardStreams.Say($"By now, {CareText.Check(step, report)}; run it again to go on.");
                }

                return (ExitCode.Of(failure), report);
            }
            catch (OperationCanceledException) when (step is CareStep.Defragment(var id))
            {
                StandardStreams.Say($"{report.LabelOf(id)} may go on, as etcd does not stop a defragmentation. {Account()}");
                throw;
            }
        }

        private void Tell(CareStep step, ClusterReport before, ClusterReport after, TimeSpan took)
        {
            if (step is CareStep.MoveLeader(var from, _))
            {
                session.Writer.Done(
                    [CareText.Done(step, before, after, took)],
                    new("step", "move_leader"), ResultPart.Id("from", from), ResultPart.Id("to", after.Leader));
            }
            else if (step is CareStep.Defragment(var id))
            {
                var (was, size) = (CareText.SizeOf(before, id), CareText.SizeOf(after, id));
                var name = before.LabelOf(id);
                _done.Add(id);
                _names.Add(name);
                session.Writer.Done(
                    [CareText.Done(step, before, after, took)],
                    new("step", "defragment"), new("member", name), ResultPart.Id("member_id", id),
                    new("seconds", (decimal)Math.Round(took.TotalSeconds, 1)), new("db_size_before", was), new("db_size", size));
            }

            session.Results.Flush();
        }

        private string Account() => _names.Count == 0 ? "No member was defragmented." : $"Defragmented so far: {CareText.Joined(_names)}.";

        /// <summary>Tells what others have left behind on this cluster; whether one is at a step there right now.</summary>
        private bool IsBeingDone(ClusterReport report)
        {
            var (isBeingDone, now) = (false, session.Clock.GetUtcNow());
            foreach (var other in _accounts.Others().Where(other => other.ClusterId == report.ClusterId))
            {
                var isAtIt = other is { IsAlive: true, UnderWay: not null };
                isBeingDone |= isAtIt;
                StandardStreams.Say(isAtIt
                    ? $"{AccountText.Alive(other, report, now)} Nothing was defragmented; wait until it is done."
                    : other.IsAlive ? AccountText.Alive(other, report, now)
                    : $"{AccountText.Left(other, report, now)} In the explorer, :{CarePlan.Command(other.Kind)} goes on from there.");
            }

            return isBeingDone;
        }

        private void Keep(ClusterReport report, CareStep? underWay)
        {
            var (progress, now) = (new SpaceProgress(0, _done), session.Clock.GetUtcNow());
            var account = new CareAccount(CareKind.Defragmentation, report.ClusterId, progress, underWay, now)
            {
                Process = Environment.ProcessId,
            };
            Note(() => Put(account));
        }

        private void Put(CareAccount account)
        {
            if (account.IsEmpty)
            {
                _accounts.Drop();
            }
            else
            {
                _accounts.Keep(account);
            }
        }

        /// <summary>Does something with the account; that it cannot be kept is said once.</summary>
        private void Note(Action keep)
        {
            try
            {
                keep();
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                if (!_hasSaid)
                {
                    StandardStreams.Say($"What is done here would not be known after a crash: {problem.Message}");
                }

                _hasSaid = true;
            }
        }
    }
}
