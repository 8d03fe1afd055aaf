using KvTui.App.Messages;
using KvTui.Etcd;
using KvTui.Etcd.Kv;

namespace KvTui.App.Runtime.Writes;

/// <summary>Reads what a write would have changed, and says what that proves: a key's version counts its changes, so the first one after the guard's revision tells.</summary>
/// <param name="before">How far the cluster had come before the write was sent.</param>
/// <param name="isCurrent">Whether the cluster has to agree to what is read; else one member says what it has.</param>
internal sealed class WriteEvidence(IKvClient kv, ClusterMoment before, bool isCurrent)
{
    private const int LongestHistory = 100;
    private const int PageLimit = 1000;

    /// <exception cref="EtcdException">The key could not be read.</exception>
    public Task<Finding> LookAsync(WriteRequest request, CancellationToken cancellationToken) => request switch
    {
        WriteRequest.Save save => SaveAsync(save, cancellationToken),
        WriteRequest.Create create => CreateAsync(create, cancellationToken),
        WriteRequest.Delete delete => DeleteAsync(delete, cancellationToken),
        WriteRequest.DeletePrefix prefix => DeletePrefixAsync(prefix, cancellationToken),
        _ => throw new InvalidOperationException(),
    };

    private static KeyValue? First(RangePage page) => page.KeyValues is [var found, ..] ? found : null;

    private async Task<Finding> SaveAsync(WriteRequest.Save save, CancellationToken cancellationToken)
    {
        var (page, known) = (await ReadAsync(save.Base.Key, 0, cancellationToken), save.Base);
        var found = First(page);
        if (found is null || found.ModRevision < known.ModRevision)
        {
            return Open(page);
        }

        if (found.ModRevision == known.ModRevision)
        {
            return AsBefore(page);
        }

        return found.CreateRevision == known.CreateRevision ? await FirstChangeAsync(page, found, known.Version + 1, save.Value, cancellationToken) : Open(page);
    }

    private async Task<Finding> CreateAsync(WriteRequest.Create create, CancellationToken cancellationToken)
    {
        var page = await ReadAsync(create.Key, 0, cancellationToken);
        if (First(page) is not { } found)
        {
            return AsBefore(page);
        }

        return found.CreateRevision <= before.Revision
            ? Decided(page, new WriteOutcome.Conflict(found))
            : await FirstChangeAsync(page, found, 1, create.Value, cancellationToken);
    }

    private async Task<Finding> DeleteAsync(WriteRequest.Delete delete, CancellationToken cancellationToken)
    {
        var page = await ReadAsync(delete.Key, 0, cancellationToken);
        var found = First(page);
        if (page.Header.Revision < delete.ModRevision)
        {
            return Open(page);
        }

        if (found is null)
        {
            return Decided(page, new WriteOutcome.Applied(page.Header.Revision, null, 1));
        }

        if (found.ModRevision == delete.ModRevision)
        {
            return AsBefore(page);
        }

        // A key of the same generation was never deleted; one made again may have been.
        return found.CreateRevision <= delete.ModRevision && found.ModRevision > delete.ModRevision ? Decided(page, new WriteOutcome.Conflict(found)) : Open(page);
    }

    /// <summary>Looks for a key that was there when the deletion was asked for: it would be gone.</summary>
    private async Task<Finding> DeletePrefixAsync(WriteRequest.DeletePrefix request, CancellationToken cancellationToken)
    {
        var keys = KeyRange.Prefix(request.Prefix);
        for (RangePage? first = null; ;)
        {
            var options = new RangeOptions { KeysOnly = true, Limit = PageLimit, Revision = first?.Header.Revision ?? 0, Serializable = !isCurrent };
            var page = await kv.RangeAsync(keys, options, cancellationToken);
            first ??= page with { KeyValues = [] };
            if (first.Header.Revision < request.Revision)
            {
                return Open(first);
            }

            if (page.KeyValues.Any(pair => pair.CreateRevision <= request.Revision))
            {
                return AsBefore(first);
            }

            if (!page.More)
            {
                return Decided(first, new WriteOutcome.Applied(first.Header.Revision, null, 0));
            }

            keys = new(new([.. page.KeyValues[^1].Key.Span, 0]), keys.End);
        }
    }

    /// <summary>Judges by the change that made a version: if it is the write's own value, it was the write; if not, the guard has failed.</summary>
    private async Task<Finding> FirstChangeAsync(RangePage page, KeyValue found, long version, ReadOnlyMemory<byte> value, CancellationToken cancellationToken)
    {
        var change = found;
        for (var steps = 0; change.Version > version; steps++)
        {
            if (steps == LongestHistory || await BeforeAsync(change, cancellationToken) is not { } earlier)
            {
                return Open(page);
            }

            change = earlier;
        }

        if (change.Version < version)
        {
            return Open(page);
        }

        return Decided(page, change.Value.Span.SequenceEqual(value.Span)
            ? new WriteOutcome.Applied(change.ModRevision, found, 1)
            : new WriteOutcome.Conflict(found));
    }

    /// <summary>The key before a change; null if that is not to be had any more.</summary>
    private async Task<KeyValue?> BeforeAsync(KeyValue change, CancellationToken cancellationToken)
    {
        try
        {
            var earlier = First(await ReadAsync(change.Key, change.ModRevision - 1, cancellationToken));
            return earlier?.CreateRevision == change.CreateRevision ? earlier : null;
        }
        catch (EtcdException error) when (error.Kind == EtcdErrorKind.Compacted)
        {
            return null;
        }
    }

    private Task<RangePage> ReadAsync(EtcdKey key, long revision, CancellationToken cancellationToken) =>
        kv.RangeAsync(KeyRange.Key(key), new() { Revision = revision, Serializable = !isCurrent }, cancellationToken);

    private Finding Open(RangePage page) => new(Seen(page), page.Header.RaftTerm, null, false);

    private Finding AsBefore(RangePage page) => new(Seen(page), page.Header.RaftTerm, null, true);

    private Finding Decided(RangePage page, WriteOutcome outcome) => new(Seen(page), page.Header.RaftTerm, outcome, false);

    private Sighting Seen(RangePage page) => new(First(page), page.Header.Revision, page.Header.MemberId, isCurrent);
}
