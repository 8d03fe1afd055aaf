using KvTui.Etcd.Kv;

namespace KvTui.Cli.Commands;

/// <summary>Reads a range in pages, all at one revision, and writes each item as it comes.</summary>
internal static class Listing
{
    /// <summary>Holds no more than a page at a time, however many keys there are.</summary>
    public static async Task<int> RunAsync(
        Session session, KeyRange keys, RangeOptions options, Action<KeyValue> write, CancellationToken cancellationToken)
    {
        await foreach (var page in session.Client.Kv.PagesAsync(keys, options, cancellationToken))
        {
            foreach (var item in page.KeyValues)
            {
                write(item);
            }

            session.Results.Flush();
        }

        return ExitCode.Done;
    }

    /// <summary>Writes the keys alone, from the bytes of the answers.</summary>
    public static async Task<int> KeysAsync(Session session, KeyRange keys, RangeOptions options, bool detailed, CancellationToken cancellationToken)
    {
        await foreach (var page in session.Client.Kv.KeyPagesAsync(keys, options, cancellationToken))
        {
            foreach (var item in page)
            {
                session.Writer.Key(item, detailed);
            }

            session.Results.Flush();
        }

        return ExitCode.Done;
    }
}
