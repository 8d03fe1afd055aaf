using KvTui.Core.Care;
using KvTui.Core.Care.Running;

namespace KvTui.Cli.Commands.Care;

/// <summary>What the verbs share that care for a cluster: whether the person agrees, and steps that are done and watched.</summary>
/// <param name="isSure">Whether nothing is asked.</param>
internal sealed class CareSession(Session session, bool isSure)
{
    public CareRunner Runner { get; } = new(session.Client, session.Clock);

    /// <summary>The exit code where a cluster is such that nothing can be done for it.</summary>
    public static int CodeOf(ClusterReport report) =>
        report.Health == ClusterHealth.Healthy ? ExitCode.DegradedOrConflict : ExitCode.OfHealth(report.Health);

    /// <summary>Says what will be done, and asks whether to do it; who may not write need not be asked.</summary>
    public bool MayGoOn(IEnumerable<string> plan, CancellationToken cancellationToken)
    {
        if (!session.MayWrite)
        {
            return true;
        }

        StandardStreams.Say(string.Join('\n', plan));
        return isSure || Confirmation.Asks("Go on", word: null, session.Client, cancellationToken);
    }

    /// <summary>Does a step; what should hold after it and does not is said.</summary>
    public async Task<CareOutcome> DoAsync(CareStep step, ClusterReport report, CancellationToken cancellationToken)
    {
        using var progress = new ProgressLine(session.Clock);
        var outcome = await Runner.RunAsync(step, report, progress.Show, cancellationToken);
        progress.Clear();
        SayMissing(outcome);
        return outcome;
    }

    /// <summary>Waits for what should hold after a step whose answer was lost; what does not is said.</summary>
    public async Task<CareOutcome> SettleAsync(CareStep step, CancellationToken cancellationToken)
    {
        using var progress = new ProgressLine(session.Clock);
        var outcome = await Runner.SettleAsync(step, progress.Show, cancellationToken);
        progress.Clear();
        SayMissing(outcome);
        return outcome;
    }

    private void SayMissing(CareOutcome outcome)
    {
        if (outcome.Missing is { } missing)
        {
            StandardStreams.Say($"After {Runner.Patience.TotalSeconds:0} s, {missing}; look at 'kvtui status' before anything else.");
        }
    }
}
