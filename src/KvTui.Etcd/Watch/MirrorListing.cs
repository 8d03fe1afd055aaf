namespace KvTui.Etcd.Watch;

/// <summary>One listing of all keys of some ranges, in pages at one revision.</summary>
internal sealed class MirrorListing(IKvClient kv, IReadOnlyList<KeyRange> ranges, string? reason, HistoryEvidence evidence)
{
    /// <summary>The revision of the pages; 0 before the first.</summary>
    public long Revision { get; private set; }

    /// <summary>The cluster that is listed; 0 before the first page, or if the server does not tell.</summary>
    public ulong ClusterId { get; private set; }

    /// <summary>The failure that ended the listing early; null if there was none.</summary>
    public EtcdException? Failure { get; private set; }

    public async IAsyncEnumerable<WatchUpdate> RunAsync(bool serializable, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        evidence.Clear();
        for (var i = 0; i < ranges.Count && Failure is null; i++)
        {
            var options = new RangeOptions { KeysOnly = true, Serializable = serializable, Revision = Revision };
            await using var pages = kv.KeyPagesAsync(ranges[i], options, cancellationToken).GetAsyncEnumerator(cancellationToken);
            while (await MoveNextAsync(pages).ConfigureAwait(false))
            {
                var page = pages.Current;
                if (Revision == 0)
                {
                    (Revision, ClusterId) = (page.Header.Revision, page.Header.ClusterId);
                    yield return new WatchUpdate.Listing(Revision, page.Total, reason) { ClusterId = ClusterId };
                }

                if (page.Header.ClusterId != ClusterId)
                {
                    // The client was moved to another cluster during the listing.
                    var other = page.Header.ClusterId;
                    Failure = new(
                        EtcdErrorKind.WrongCluster, $"The listing of cluster {ClusterId:x16} was answered by cluster {other:x16}.");
                    yield break;
                }

                evidence.Add(page);
                yield return new WatchUpdate.Page(Revision, page);
            }
        }

        if (Failure is null)
        {
            yield return new WatchUpdate.Listed(Revision);
        }
    }

    private async ValueTask<bool> MoveNextAsync(IAsyncEnumerator<KeyPage> pages)
    {
        try
        {
            return await pages.MoveNextAsync().ConfigureAwait(false);
        }
        catch (EtcdException failure)
        {
            Failure = failure;
            return false;
        }
    }
}
