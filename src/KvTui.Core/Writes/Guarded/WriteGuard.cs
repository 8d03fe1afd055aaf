using KvTui.Etcd.Kv;

namespace KvTui.Core.Writes.Guarded;

/// <summary>Makes what a write is guarded by; what is too large to be compared by the server is read again just before.</summary>
internal sealed class WriteGuard(IKvClient kv)
{
    /// <summary>
    /// The most bytes that the old and the new value may have for both to travel in one request: etcd takes 1.5 MiB with all that is around
    /// them.
    /// </summary>
    private const int MostBytes = 1024 * 1024;

    /// <summary>The comparisons; or how the write has failed already.</summary>
    /// <exception cref="EtcdException">What has to be read again could not be.</exception>
    public async Task<(IReadOnlyList<Compare> Compare, WriteOutcome? Failed)> MakeAsync(
        WriteRequest request, CancellationToken cancellationToken) =>
        request switch
        {
            WriteRequest.Create create => ([new Compare.VersionEquals(create.Key, 0)], null),
            WriteRequest.DeletePrefix prefix => await OfRangeAsync(prefix, cancellationToken),
            WriteRequest.Save or WriteRequest.Delete or WriteRequest.Transfer =>
                await OfKeyAsync(request, KeyState.Of(request)!, cancellationToken),
            _ => throw new ArgumentOutOfRangeException(nameof(request), request.GetType().Name, "is not a known write"),
        };

    private async Task<(IReadOnlyList<Compare> Compare, WriteOutcome? Failed)> OfKeyAsync(
        WriteRequest request, KeyState known, CancellationToken cancellationToken)
    {
        var compare = Unchanged(known);
        if (request is WriteRequest.Transfer { Key: var key })
        {
            compare = [.. compare, new Compare.VersionEquals(key, 0)];
        }

        if (known.Value is not { } value)
        {
            return (compare, null);
        }

        if (value.Length + NewBytes(request) < MostBytes)
        {
            return ([.. compare, new Compare.ValueEquals(known.Key, value)], null);
        }

        var page = await kv.RangeAsync(KeyRange.Key(known.Key), RangeOptions.Default, cancellationToken);
        ClusterCheck.Require(request, page.Header);
        var found = page.KeyValues is [var first, ..] ? first : null;
        return known.IsSame(found)
            ? (compare, null)
            : ([], new WriteOutcome.Conflict(found) { IsOtherHistory = !known.CanPrecede(found, page.Header.Revision) });
    }

    /// <summary>That a key has not changed; its value, where it was seen, is compared apart.</summary>
    private static Compare[] Unchanged(KeyState known) =>
    [
        new Compare.CreateRevisionEquals(known.Key, known.CreateRevision),
        new Compare.ModRevisionEquals(known.Key, known.ModRevision),
        new Compare.VersionEquals(known.Key, known.Version),
    ];

    private static int NewBytes(WriteRequest request) => request switch
    {
        WriteRequest.Save save => save.Value.Length,
        WriteRequest.Transfer transfer => transfer.Base.Value.Length,
        _ => 0,
    };

    /// <summary>Lists the range anew: only the keys that were shown are deleted, and none that changes from here on.</summary>
    private async Task<(IReadOnlyList<Compare> Compare, WriteOutcome? Failed)> OfRangeAsync(
        WriteRequest.DeletePrefix request, CancellationToken cancellationToken)
    {
        var (builder, revision) = (new KeyIndexBuilder(request.Shown.Folding), 0L);
        var newest = default(KeyEntry);
        await foreach (var page in kv.KeyPagesAsync(KeyRange.Prefix(request.Prefix), new() { KeysOnly = true }, cancellationToken))
        {
            ClusterCheck.Require(request, page.Header);
            revision = revision == 0 ? page.Header.Revision : revision;
            newest = Add(page, builder, newest);
        }

        var keys = builder.ToIndex();
        if (RangeChanges.Between(request.Shown, keys) is { IsNone: false } changes)
        {
            return ([], new WriteOutcome.Recounted(request with { Shown = keys }, changes));
        }

        // A cluster recreated could meet the bound of the revision by chance, but hardly this key as well.
        var witness = keys.Count == 0 ? [] : Unchanged(KeyState.Of(newest));
        return ([new Compare.NoneNewerThan(KeyRange.Prefix(request.Prefix), revision), .. witness], null);
    }

    private static KeyEntry Add(KeyPage page, KeyIndexBuilder builder, KeyEntry newest)
    {
        foreach (var record in page)
        {
            builder.Append(record.Key, record.CreateRevision, record.ModRevision, record.Version, record.Lease, KeyEntry.UnknownSize);
            if (record.ModRevision > newest.ModRevision)
            {
                var key = new EtcdKey(record.Key.ToArray());
                newest = new(key, record.CreateRevision, record.ModRevision, record.Version, record.Lease, KeyEntry.UnknownSize);
            }
        }

        return newest;
    }
}
