using KvTui.Cli.Commands.Care;
using KvTui.Core;
using KvTui.Core.Writes;
using KvTui.Core.Writes.Guarded;

namespace KvTui.Cli.Commands.Snapshots;

/// <summary>Takes one key of a file back into the cluster, guarded by what is there now.</summary>
/// <param name="isSure">Whether nothing is asked.</param>
internal sealed class PutBack(Session session, EtcdClient file, bool isSure)
{
    private string FileName => Printable.Text(file.Options.File!);

    /// <param name="revision">The revision of the file; 0 for its newest.</param>
    public async Task<int> RunAsync(EtcdKey key, long revision, CancellationToken cancellationToken)
    {
        var name = Printable.Escaped(key.Span);
        if (await FindAsync(file.Kv, key, revision, cancellationToken) is not { } stored)
        {
            StandardStreams.Say($"There is no key '{name}' in {FileName}{(revision > 0 ? $" at revision r{revision}" : "")}.");
            return ExitCode.NotFoundOrDenied;
        }

        var live = await FindAsync(session.Client.Kv, key, 0, cancellationToken);
        if (live is not null && live.Value.Span.SequenceEqual(stored.Value.Span))
        {
            StandardStreams.Say($"Nothing to put back: '{name}' has this value in the cluster, at r{live.ModRevision}.");
            return ExitCode.Done;
        }

        if (!new CareSession(session, isSure).MayGoOn(Plan(name, stored, live), cancellationToken))
        {
            StandardStreams.Say("Nothing was put back.");
            return ExitCode.NotFoundOrDenied;
        }

        WriteRequest.Put request = live is null ? new WriteRequest.Create(key, stored.Value) : new WriteRequest.Save(live, stored.Value);
        var writer = new GuardedWriter(session.Client, session.Clock);
        var outcome = await writer.WriteAsync(
            request with { ClusterId = session.Client.ClusterId },
            failure => StandardStreams.Say($"{FailureText.Of(failure)}\nThe answer was lost; looking whether '{name}' was put back."),
            cancellationToken);
        return Told(name, key, outcome);
    }

    private static async Task<KeyValue?> FindAsync(IKvClient kv, EtcdKey key, long revision, CancellationToken cancellationToken)
    {
        var page = await kv.RangeAsync(KeyRange.Key(key), new() { Revision = revision }, cancellationToken);
        return page.KeyValues is [var pair, ..] ? pair : null;
    }

    private IEnumerable<string> Plan(string name, KeyValue stored, KeyValue? live)
    {
        yield return $"'{name}' in {FileName}: r{stored.ModRevision}, version {stored.Version}, {Quantities.Size(stored.Value.Length)}.";
        yield return live is null
            ? "In the cluster it does not exist; it is created."
            : $"In the cluster: r{live.ModRevision}, version {live.Version}, {Quantities.Size(live.Value.Length)}; this value is replaced.";
        if (stored.Lease.Id != 0 && live is null)
        {
            yield return $"Its lease {stored.Lease} is not put back: it will not end by itself.";
        }
    }

    private int Told(string name, EtcdKey key, WriteOutcome outcome)
    {
        switch (outcome)
        {
            case WriteOutcome.Applied applied:
                session.Writer.Put(key, applied.Revision, null);
                session.Target.Tell(session.Client, default);
                return ExitCode.Done;
            case WriteOutcome.Conflict:
                StandardStreams.Say($"Nothing was put back: '{name}' has changed in the cluster meanwhile; look at it again.");
                return ExitCode.DegradedOrConflict;
            case WriteOutcome.Failed failed:
                throw failed.Error;
            case WriteOutcome.NotApplied lost:
                StandardStreams.Say($"{FailureText.Of(lost.Error)}\nNothing was put back: '{name}' is as it was; try again.");
                return ExitCode.Unreachable;
            case WriteOutcome.Unknown unknown:
                StandardStreams.Say($"{FailureText.Of(unknown.Error)}\nUnknown whether '{name}' was put back; look at it first.");
                return ExitCode.OutcomeUnknown;
            case WriteOutcome.Recounted:
            default:
                throw new ArgumentOutOfRangeException(nameof(outcome), outcome.GetType().Name, "is no end of such a write");
        }
    }
}
