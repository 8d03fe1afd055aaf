namespace KvTui.Etcd.Kv.Listing;

/// <summary>
/// Reads the pages of a range one after another. No page is requested before the last one is consumed: reading ahead was tried, and saved
/// little time while writers waited longer.
/// </summary>
/// <param name="open">Finds the first keys other than by a request for all keys; null if there is no other way.</param>
/// <param name="learn">What a page reveals about the keyspace, and the revision that it was read at.</param>
internal sealed class PageSequence<T>(
    Func<KeyRange, RangeOptions, CancellationToken, Task<T>> read,
    Func<CancellationToken, Task<Opened<T>?>>? open,
    Func<T, (PageFacts Facts, long Revision)> learn,
    TimeProvider clock)
{
    public async IAsyncEnumerable<T> ReadAsync(
        KeyRange keys, RangeOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var cursor = new PageCursor(keys, options);
        var page = await OpenAsync(cursor, cancellationToken).ConfigureAwait(false);
        yield return page;
        while (cursor.Next is not null)
        {
            page = await FetchAsync(cursor, cancellationToken).ConfigureAwait(false);
            yield return page;
        }
    }

    private async Task<T> OpenAsync(PageCursor cursor, CancellationToken cancellationToken)
    {
        if (open is null || await open(cancellationToken).ConfigureAwait(false) is not { } found)
        {
            return await FetchAsync(cursor, cancellationToken).ConfigureAwait(false);
        }

        var (facts, revision) = learn(found.Page);
        cursor.Open(found.Window, found.Marks, facts, revision);
        return found.Page;
    }

    private async Task<T> FetchAsync(PageCursor cursor, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (window, options) = cursor.Next!.Value;
            var started = clock.GetTimestamp();
            try
            {
                var page = await read(window, options, cancellationToken).ConfigureAwait(false);
                var elapsed = clock.GetElapsedTime(started);
                var (facts, revision) = learn(page);
                cursor.Advance(facts, revision, elapsed);
                return page;
            }
            catch (EtcdException failure) when (failure.Kind == EtcdErrorKind.TooLarge && cursor.Refuse())
            {
                // The same keys are requested again, fewer at once.
            }
        }
    }
}

/// <summary>The first keys of a listing, found other than by a request for all keys.</summary>
/// <param name="Window">The window of the keys, before which there are none.</param>
/// <param name="Marks">In order, the latest ends of later windows for which the keys before them give no estimate.</param>
/// <param name="Page">The keys, with the revision of the read in its header.</param>
internal sealed record Opened<T>(KeyRange Window, IReadOnlyList<EtcdKey> Marks, T Page);
