namespace KvTui.Cli.Commands.Reading;

/// <summary>Reads a range in pages, all at one revision, and writes each item as it comes; where there is none, helps to find it.</summary>
internal static class Listing
{
    /// <summary>Holds no more than a page at a time, however many keys there are.</summary>
    public static Task<int> RunAsync(
        Session session, KeyRange keys, RangeOptions options, Action<KeyValue> write, CancellationToken cancellationToken)
    {
        var begun = false;
        return LearnerReads.RunAsync(
            options, asked => ReadAsync(session, keys, asked, session.Client.Kv.PagesAsync, Write, cancellationToken), () => !begun);

        (long Revision, int Count) Write(RangePage page)
        {
            foreach (var item in page.KeyValues)
            {
                begun = true;
                write(item);
            }

            return (page.Header.Revision, page.KeyValues.Count);
        }
    }

    /// <summary>Writes the keys alone, from the bytes of the answers.</summary>
    public static Task<int> KeysAsync(
        Session session, KeyRange keys, RangeOptions options, bool detailed, CancellationToken cancellationToken)
    {
        var begun = false;
        return LearnerReads.RunAsync(
            options, asked => ReadAsync(session, keys, asked, session.Client.Kv.KeyPagesAsync, Write, cancellationToken), () => !begun);

        (long Revision, int Count) Write(KeyPage page)
        {
            begun = true;
            foreach (var item in page)
            {
                session.Writer.Key(item, detailed);
            }

            return (page.Header.Revision, page.KeyCount);
        }
    }

    /// <param name="write">Writes a page; gives the revision of its answer, and how many keys it had.</param>
    private static async Task<int> ReadAsync<T>(
        Session session,
        KeyRange keys,
        RangeOptions options,
        Func<KeyRange, RangeOptions, CancellationToken, IAsyncEnumerable<T>> read,
        Func<T, (long Revision, int Count)> write,
        CancellationToken cancellationToken)
    {
        var isEmpty = true;
        foreach (var range in await Reach.OfAsync(session, keys, cancellationToken))
        {
            var (revision, total) = (options.Revision, 0L);
            await foreach (var page in read(range, options, cancellationToken))
            {
                var (answered, count) = write(page);
                revision = revision > 0 ? revision : answered;
                total += count;
                isEmpty &= total == 0;
                session.Results.Flush();
            }

            if (!HasMore(ref options, revision, total))
            {
                break;
            }
        }

        if (isEmpty)
        {
            await PrintedKey.HintAsync(session, keys, cancellationToken);
        }

        return ExitCode.Done;
    }

    /// <summary>Whether more is wanted after a range; the next one is read at the same revision, and what is left of the limit.</summary>
    private static bool HasMore(ref RangeOptions options, long revision, long count)
    {
        var isLimited = options.Limit > 0;
        options = options with { Revision = revision, Limit = isLimited ? options.Limit - count : 0 };
        return !isLimited || options.Limit > 0;
    }
}
