using KvTui.Etcd.Kv.Listing;

namespace KvTui.Etcd.Kv.Opening;

/// <summary>Looks for the first keys of a range in many windows at once, likely ones first: an empty window costs almost nothing.</summary>
internal sealed class OpeningSearch(IKvClient kv)
{
    private const int FirstKeys = 100;

    /// <summary>By default etcd accepts 128 operations in a transaction.</summary>
    private const int MostOperations = 100;

    /// <summary>The first keys; null if there are none in the windows.</summary>
    public async Task<Opened<KeyPage>?> FindAsync(
        IReadOnlyList<OpeningWindow> windows, RangeOptions options, CancellationToken cancellationToken)
    {
        (KeyRange Window, KeyPage Page)? found = null;
        foreach (var likely in (bool[])[true, false])
        {
            var below = windows.Where(each => each.IsLikely == likely && (found is null || each.Keys.Start < found.Value.Window.Start));
            foreach (var batch in below.Chunk(MostOperations).ToList())
            {
                var answer = await AskAsync(batch, options, cancellationToken).ConfigureAwait(false);
                options = options with { Revision = options.Revision > 0 ? options.Revision : answer.Header.Revision };
                if (First(batch, answer, options.Revision) is { } first)
                {
                    found = first;
                    break;
                }
            }
        }

        return found is var (window, page) ? new(window, [.. windows.Select(static other => other.Keys.End)], page) : null;
    }

    private Task<TxnResult> AskAsync(OpeningWindow[] windows, RangeOptions options, CancellationToken cancellationToken)
    {
        var asked = options with { KeysOnly = true, Limit = options.Limit > 0 ? Math.Min(options.Limit, FirstKeys) : FirstKeys };
        return kv.TxnAsync(new([], [.. windows.Select(window => new TxnOperation.Range(window.Keys, asked))], []), cancellationToken);
    }

    private static (KeyRange Window, KeyPage Page)? First(OpeningWindow[] windows, TxnResult answer, long revision)
    {
        for (var i = 0; i < windows.Length; i++)
        {
            if (answer.Responses[i] is TxnResponse.Range { Page: { Count: > 0 } page })
            {
                return (windows[i].Keys, KeyPage.Of(answer.Header with { Revision = revision }, page.KeyValues, page.More, page.Count));
            }
        }

        return null;
    }
}
