using KvTui.Core.Writes;
using KvTui.Core.Writes.Guarded;

namespace KvTui.Cli.Commands.Writes;

/// <summary>Puts a value back in the place of what was read, taken down in the journal, and tells what came of it.</summary>
internal static class Restoring
{
    /// <param name="current">The key as it was read; null if it does not exist.</param>
    /// <param name="clusterId">The cluster that it was read from.</param>
    /// <returns>The code to end with.</returns>
    /// <exception cref="EtcdException">It was not put back.</exception>
    public static async Task<int> RunAsync(
        Session session, EtcdKey key, KeyValue? current, ReadOnlyMemory<byte> value, ulong clusterId, CancellationToken cancellationToken)
    {
        var name = Printable.Escaped(key.Span);
        WriteRequest request = current is null
            ? new WriteRequest.Create(key, value) { ClusterId = clusterId }
            : new WriteRequest.Save(current, value) { ClusterId = clusterId };
        var writer = new JournaledWriter(session.Client, new(session.Client, session.Clock), session.Journal);
        var outcome = await writer.WriteAsync(
            request,
            failure => StandardStreams.Say($"{FailureText.Of(failure)}\nThe answer was lost; looking whether '{name}' was put back."),
            cancellationToken);
        switch (outcome)
        {
            case WriteOutcome.Applied applied:
                session.Writer.Put(key, applied.Revision, null);
                session.Target.Tell(session.Client, default);
                return ExitCode.Done;
            case WriteOutcome.Conflict:
                StandardStreams.Say($"Nothing was put back: '{name}' was changed meanwhile. Look at it again.");
                return ExitCode.DegradedOrConflict;
            case WriteOutcome.Failed failed:
                throw failed.Error;
            case WriteOutcome.NotApplied lost:
                StandardStreams.Say($"{FailureText.Of(lost.Error)}\nNothing was put back: '{name}' is as it was; try again.");
                return ExitCode.Unreachable;
            case WriteOutcome.Unknown unknown:
                StandardStreams.Say(
                    $"{FailureText.Of(unknown.Error)}\nUnknown whether '{name}' was put back: read it before you repeat it.");
                return ExitCode.OutcomeUnknown;
            case WriteOutcome.Recounted:
            default:
                throw new ArgumentOutOfRangeException(nameof(key), outcome.GetType().Name, "is no outcome of a put");
        }
    }
}
