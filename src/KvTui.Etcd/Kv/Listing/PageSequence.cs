using System.Runtime.CompilerServices;
using KvTui.Etcd.Model;

namespace KvTui.Etcd.Kv.Listing;

/// <summary>
/// Reads the pages of a range one after the other. None is asked for before the last one is worked on: a request ahead was tried, and gained
/// little time while writers waited longer.
/// </summary>
/// <param name="read">Reads a window.</param>
/// <param name="open">Finds the first keys in another way than by asking for all; null if there is none.</param>
/// <param name="learn">What a page tells about the keyspace, and the revision it was read at.</param>
internal sealed class PageSequence<T>(
    Func<KeyRange, RangeOptions, CancellationToken, Task<T>> read,
    Func<CancellationToken, Task<Opened<T>?>>? open,
    Func<T, (PageFacts Facts, long Revision)> learn,
    TimeProvider clock)
{
    public async IAsyncEnumerable<T> ReadAsync(KeyRange keys, RangeOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
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
                // The same keys are asked for again, fewer at once.
            }
        }
    }
}
