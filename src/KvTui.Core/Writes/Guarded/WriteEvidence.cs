using KvTui.Etcd.Kv;

namespace KvTui.Core.Writes.Guarded;

/// <summary>
/// Reads what a write would have changed, and says what that proves: a key's version counts its changes, so the first one after the guard's
/// revision tells. A cluster that was restored or recreated under the same id proves nothing: what was seen before must be in its history.
/// </summary>
/// <param name="before">How far the cluster had come before the write was sent.</param>
/// <param name="isCurrent">Whether the cluster has to agree to what is read; else one member says what it has.</param>
internal sealed class WriteEvidence(IKvClient kv, WriteRequest request, ClusterMoment before, bool isCurrent)
{
    /// <summary>How many changes back the first one is looked for: each is a read.</summary>
    private const int LongestHistory = 100;

    /// <summary>Keys that are read at once.</summary>
    private const int PageLimit = 1000;

    /// <exception cref="EtcdException">The key could not be read, or another cluster answered.</exception>
    public Task<Finding> LookAsync(CancellationToken cancellationToken) => request switch
    {
        WriteRequest.Save save => SaveAsync(save, KeyState.Of(save)!, cancellationToken),
        WriteRequest.Create create => CreateAsync(create, cancellationToken),
        WriteRequest.Transfer transfer => TransferAsync(transfer, KeyState.Of(transfer)!, cancellationToken),
        WriteRequest.Delete delete => DeleteAsync(KeyState.Of(delete)!, cancellationToken),
        WriteRequest.DeletePrefix prefix => DeletePrefixAsync(prefix, cancellationToken),
        _ => throw new InvalidOperationException($"{request.GetType().Name} is not a known write."),
    };

    private static KeyValue? First(RangePage page) => page.KeyValues is [var found, ..] ? found : null;

    private async Task<Finding> SaveAsync(WriteRequest.Save save, KeyState known, CancellationToken cancellationToken)
    {
        var page = await ReadAsync(known.Key, 0, cancellationToken);
        if (before.IsAfter(page.Header) || First(page) is not { } found)
        {
            return Open(page);
        }

        if (known.IsSame(found))
        {
            return AsBefore(page);
        }

        return found.CreateRevision == known.CreateRevision && found.ModRevision > known.ModRevision
            ? await FirstChangeAsync(page, found, known.Version + 1, save, known, cancellationToken)
            : Open(page);
    }

    private async Task<Finding> CreateAsync(WriteRequest.Create create, CancellationToken cancellationToken)
    {
        var page = await ReadAsync(create.Key, 0, cancellationToken);
        if (before.IsAfter(page.Header))
        {
            return Open(page);
        }

        if (First(page) is not { } found)
        {
            return AsBefore(page);
        }

        return found.CreateRevision <= before.Revision
            ? Decided(page, new WriteOutcome.Conflict(found))
            : await FirstChangeAsync(page, found, 1, create, null, cancellationToken);
    }

    /// <summary>The new key tells, and the old one: up to that revision it was as it was read, and by it gone if it was moved.</summary>
    private async Task<Finding> TransferAsync(WriteRequest.Transfer transfer, KeyState known, CancellationToken cancellationToken)
    {
        var finding = await CreateAsync(transfer.Making, cancellationToken);
        if (finding.Stored.Found is not { } made)
        {
            var old = await ReadAsync(known.Key, 0, cancellationToken);
            return finding with { IsAsBefore = finding.IsAsBefore && known.IsSame(First(old)) };
        }

        if (finding.Outcome is not WriteOutcome.Applied)
        {
            return finding.Outcome is WriteOutcome.Conflict conflict
                ? finding with { Outcome = conflict with { IsTaken = true } }
                : finding;
        }

        var isOurs = known.IsSame(await AtAsync(known.Key, made.CreateRevision - 1, cancellationToken))
            && (!transfer.Moves || await AtAsync(known.Key, made.CreateRevision, cancellationToken) is null);
        return isOurs ? finding : finding with { Outcome = null };
    }

    private async Task<Finding> DeleteAsync(KeyState known, CancellationToken cancellationToken)
    {
        var page = await ReadAsync(known.Key, 0, cancellationToken);
        var found = First(page);
        if (before.IsAfter(page.Header) || !known.CanPrecede(found, page.Header.Revision))
        {
            return Open(page);
        }

        if (found is null)
        {
            return await WasAsync(known, page, cancellationToken)
                ? Decided(page, new WriteOutcome.Applied(page.Header.Revision, null, 1))
                : Open(page);
        }

        if (known.IsSame(found))
        {
            return AsBefore(page);
        }

        // A key of the same generation was never deleted; one made again may have been.
        return found.CreateRevision == known.CreateRevision ? Decided(page, new WriteOutcome.Conflict(found)) : Open(page);
    }

    /// <summary>Looks for a key that was there when the deletion was asked for: it would be gone.</summary>
    private async Task<Finding> DeletePrefixAsync(WriteRequest.DeletePrefix prefix, CancellationToken cancellationToken)
    {
        var keys = KeyRange.Prefix(prefix.Prefix);
        for (RangePage? first = null; ;)
        {
            var revision = first?.Header.Revision ?? 0;
            var options = new RangeOptions { KeysOnly = true, Limit = PageLimit, Revision = revision, Serializable = !isCurrent };
            var page = await RangeAsync(keys, options, cancellationToken);
            first ??= page with { KeyValues = [] };
            if (before.IsAfter(first.Header))
            {
                return Open(first);
            }

            if (page.KeyValues.Any(pair => prefix.Shown.TryGet(pair.Key, out var shown) && KeyState.Of(shown).IsSame(pair)))
            {
                return AsBefore(first);
            }

            if (!page.More)
            {
                var witness = prefix.Shown.Count == 0 ? null : KeyState.Of(prefix.Shown[0]);
                return witness is not null && await WasAsync(witness, first, cancellationToken)
                    ? Decided(first, new WriteOutcome.Applied(first.Header.Revision, null, 0))
                    : Open(first);
            }

            keys = new(new([.. page.KeyValues[^1].Key.Span, 0]), keys.End);
        }
    }

    /// <summary>Judges by the change that made a version: with the put's own value it was the put; else the guard has failed.</summary>
    /// <param name="known">The key before that version; null if it did not exist.</param>
    private async Task<Finding> FirstChangeAsync(
        RangePage page, KeyValue found, long version, WriteRequest.Put put, KeyState? known, CancellationToken cancellationToken)
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

        if (change.Version < version || (known is not null && !known.IsSame(await BeforeAsync(change, cancellationToken))))
        {
            return Open(page);
        }

        return Decided(page, change.ModRevision > before.Revision && put.IsStoredAs(change)
            ? new WriteOutcome.Applied(change.ModRevision, found, 1)
            : new WriteOutcome.Conflict(found));
    }

    /// <summary>
    /// Whether a key that is gone now was as it was seen when the write was sent; false if the history does not go back so far.
    /// </summary>
    private async Task<bool> WasAsync(KeyState known, RangePage now, CancellationToken cancellationToken)
    {
        var revision = Math.Max(before.Revision, known.ModRevision);
        return revision < now.Header.Revision && known.IsSame(await AtAsync(known.Key, revision, cancellationToken));
    }

    /// <summary>The key before a change; null if that is not to be had any more.</summary>
    private async Task<KeyValue?> BeforeAsync(KeyValue change, CancellationToken cancellationToken)
    {
        var earlier = await AtAsync(change.Key, change.ModRevision - 1, cancellationToken);
        return earlier?.CreateRevision == change.CreateRevision ? earlier : null;
    }

    private async Task<KeyValue?> AtAsync(EtcdKey key, long revision, CancellationToken cancellationToken)
    {
        try
        {
            return First(await ReadAsync(key, revision, cancellationToken));
        }
        catch (EtcdException error) when (error.Kind == EtcdErrorKind.Compacted)
        {
            return null;
        }
    }

    private Task<RangePage> ReadAsync(EtcdKey key, long revision, CancellationToken cancellationToken) =>
        RangeAsync(KeyRange.Key(key), new() { Revision = revision, Serializable = !isCurrent }, cancellationToken);

    private async Task<RangePage> RangeAsync(KeyRange keys, RangeOptions options, CancellationToken cancellationToken)
    {
        var page = await kv.RangeAsync(keys, options, cancellationToken);
        ClusterCheck.Require(request, page.Header);
        return page;
    }

    private Finding Open(RangePage page) => new(Seen(page), page.Header.RaftTerm, null, false);

    private Finding AsBefore(RangePage page) => new(Seen(page), page.Header.RaftTerm, null, true);

    private Finding Decided(RangePage page, WriteOutcome outcome) => new(Seen(page), page.Header.RaftTerm, outcome, false);

    private Sighting Seen(RangePage page) => new(First(page), page.Header.Revision, page.Header.MemberId, isCurrent);
}

/// <summary>What a look at the key says of a write.</summary>
/// <param name="Stored">What was seen.</param>
/// <param name="Term">The raft term of the member that answered.</param>
/// <param name="Outcome">Applied or in conflict, where that is proven; else null.</param>
/// <param name="IsAsBefore">Whether nothing has changed, so that the write was not applied so far.</param>
internal sealed record Finding(Sighting Stored, ulong Term, WriteOutcome? Outcome, bool IsAsBefore);
