using KvTui.Core.Care.Running;
using KvTui.Etcd;

namespace KvTui.Core.Past.Running;

/// <summary>Finds out whether a revision can be read, and says which is the oldest if it cannot.</summary>
/// <param name="asked">A key to ask for revisions by, which need not exist; without one, any that this user may read.</param>
public sealed class PastSurvey(IEtcdClient client, TimeProvider clock, EtcdKey asked = default)
{
    private readonly HistorySurvey _history = new(client, clock, asked);

    /// <summary>The revision that was meant; and why it cannot be read, as a sentence, or null if it can.</summary>
    /// <exception cref="EtcdException">No member answers, or the user may not read.</exception>
    public async Task<(long Revision, string? Refusal)> FindAsync(WantedRevision wanted, CancellationToken cancellationToken)
    {
        var latest = await _history.LatestAsync(cancellationToken);
        var revision = wanted.At(latest);
        if (revision > latest)
        {
            return (revision, $"{Quantities.Revision(revision)} is still to come: the latest is {Quantities.Revision(latest)}.");
        }

        try
        {
            await client.Kv.RangeAsync(_history.AnyKey, new() { KeysOnly = true, Revision = revision }, cancellationToken);
            return (revision, null);
        }
        catch (EtcdException failure) when (failure.Kind == EtcdErrorKind.Compacted)
        {
            return (revision, await CompactedAsync(revision, cancellationToken));
        }
    }

    /// <summary>That a revision is compacted, and which is the oldest that is not.</summary>
    /// <exception cref="EtcdException">No member answers, or the user may not read.</exception>
    public async Task<string> CompactedAsync(long revision, CancellationToken cancellationToken)
    {
        var oldest = await _history.OldestAsync(cancellationToken);
        return oldest > 0
            ? $"{Quantities.Revision(revision)} is compacted: {Quantities.Revision(oldest)} is the oldest revision that can be read."
            : $"{Quantities.Revision(revision)} is compacted; the cluster does not tell which revision is the oldest.";
    }
}
