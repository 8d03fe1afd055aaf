using KvTui.Etcd.Kv;

namespace KvTui.Cli.Commands.Reading;

/// <summary>Reads a range in pages, all at one revision, and writes each item as it comes; says so if other keys may have been meant than those that are not there.</summary>
internal static class Listing
{
    /// <summary>Holds no more than a page at a time, however many keys there are.</summary>
    public static Task<int> RunAsync(Session session, KeyRange keys, RangeOptions options, Action<KeyValue> write, CancellationToken cancellationToken)
    {
        var begun = false;
        return LearnerReads.RunAsync(options, asked => ReadAsync(session, keys, asked, Write, cancellationToken), () => !begun);

        void Write(KeyValue item)
        {
            begun = true;
            write(item);
        }
    }

    /// <summary>Writes the keys alone, from the bytes of the answers.</summary>
    public static Task<int> KeysAsync(Session session, KeyRange keys, RangeOptions options, bool detailed, CancellationToken cancellationToken)
    {
        var begun = false;
        return LearnerReads.RunAsync(options, asked => ReadKeysAsync(session, keys, asked, detailed, () => begun = true, cancellationToken), () => !begun);
    }

    private static async Task<int> ReadAsync(
        Session session, KeyRange keys, RangeOptions options, Action<KeyValue> write, CancellationToken cancellationToken)
    {
        var isEmpty = true;
        foreach (var range in await Reach.OfAsync(session, keys, cancellationToken))
        {
            var (revision, count) = (options.Revision, 0L);
            await foreach (var page in session.Client.Kv.PagesAsync(range, options, cancellationToken))
            {
                revision = revision > 0 ? revision : page.Header.Revision;
                foreach (var item in page.KeyValues)
                {
                    write(item);
                    count++;
                }

                isEmpty &= count == 0;
                session.Results.Flush();
            }

            if (!HasMore(ref options, revision, count))
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

    private static async Task<int> ReadKeysAsync(
        Session session, KeyRange keys, RangeOptions options, bool detailed, Action begin, CancellationToken cancellationToken)
    {
        var isEmpty = true;
        foreach (var range in await Reach.OfAsync(session, keys, cancellationToken))
        {
            var (revision, count) = (options.Revision, 0L);
            await foreach (var page in session.Client.Kv.KeyPagesAsync(range, options, cancellationToken))
            {
                revision = revision > 0 ? revision : page.Header.Revision;
                begin();
                foreach (var item in page)
                {
                    session.Writer.Key(item, detailed);
                    count++;
                }

                isEmpty &= count == 0;
                session.Results.Flush();
            }

            if (!HasMore(ref options, revision, count))
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
