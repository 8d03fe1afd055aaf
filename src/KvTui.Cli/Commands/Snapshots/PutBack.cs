using KvTui.Cli.Commands.Care;
using KvTui.Cli.Commands.Writes;
using KvTui.Core;

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

        return await Restoring.RunAsync(session, key, live, stored.Value, session.Client.ClusterId, cancellationToken);
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
}
