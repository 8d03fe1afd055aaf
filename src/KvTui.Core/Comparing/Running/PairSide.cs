using System.Runtime.CompilerServices;
using KvTui.Core.Exports;
using KvTui.Etcd.Kv;

namespace KvTui.Core.Comparing.Running;

/// <summary>One side of a comparison: keys and values in the order of keys, of which no more than a page is held.</summary>
public sealed class PairSide : IAsyncDisposable
{
    private const int RecordsAtOnce = 256;

    private readonly IAsyncEnumerator<IReadOnlyList<KeyValue>> _pages;
    private readonly int _prefix;
    private IReadOnlyList<KeyValue> _page = [];
    private int _next;

    private PairSide(IAsyncEnumerable<IReadOnlyList<KeyValue>> pages, EtcdKey prefix, CancellationToken cancellationToken)
    {
        (_pages, _prefix) = (pages.GetAsyncEnumerator(cancellationToken), prefix.Length);
    }

    /// <summary>Whether there is nothing after the current page; known once <see cref="FillAsync"/> has looked.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>How many keys were passed.</summary>
    public long Count { get; private set; }

    /// <summary>The key that comes next; null at the end of a page.</summary>
    public KeyValue? Current => _next < _page.Count ? _page[_next] : null;

    /// <summary>The current key without the prefix, by which the sides are compared.</summary>
    public ReadOnlySpan<byte> Name => _page[_next].Key.Span[_prefix..];

    /// <summary>The keys of a cluster with a prefix, all at one revision.</summary>
    /// <param name="revision">The revision; 0 for the newest.</param>
    public static PairSide Of(IKvClient kv, EtcdKey prefix, long revision, CancellationToken cancellationToken) =>
        new(OfClusterAsync(kv, prefix, revision, cancellationToken), prefix, cancellationToken);

    /// <summary>The records of an export whose keys have a prefix; they have to be in the order of their keys, as exports are.</summary>
    public static PairSide Of(ExportReader export, EtcdKey prefix, CancellationToken cancellationToken) =>
        new(OfExportAsync(export, prefix, cancellationToken), prefix, cancellationToken);

    /// <summary>Goes on to the next key of the page.</summary>
    public void Step() => (_next, Count) = (_next + 1, Count + 1);

    /// <summary>Reads the next page if the current one is passed; false if there is nothing left.</summary>
    /// <exception cref="EtcdException">It cannot be read.</exception>
    /// <exception cref="ExportException">The input is not a valid export.</exception>
    public async ValueTask<bool> FillAsync()
    {
        while (_next >= _page.Count && !HasEnded)
        {
            HasEnded = !await _pages.MoveNextAsync();
            (_page, _next) = (HasEnded ? [] : _pages.Current, 0);
        }

        return _next < _page.Count;
    }

    public ValueTask DisposeAsync() => _pages.DisposeAsync();

    private static async IAsyncEnumerable<IReadOnlyList<KeyValue>> OfClusterAsync(
        IKvClient kv, EtcdKey prefix, long revision, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in kv.PagesAsync(KeyRange.Prefix(prefix), new() { Revision = revision }, cancellationToken))
        {
            yield return page.KeyValues;
        }
    }

    private static async IAsyncEnumerable<IReadOnlyList<KeyValue>> OfExportAsync(
        ExportReader export, EtcdKey prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A file is read as it is wanted, and nothing is waited for.
        await Task.CompletedTask;
        var (page, last) = (new List<KeyValue>(), EtcdKey.Empty);
        while (export.Next() is { } record)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (record.Key <= last)
            {
                throw new ExportException(
                    $"{export.Name}, record {export.Count}: the key '{Printable.Escaped(record.Key.Span)}' is not in the order of keys. "
                    + "Compare with an export as 'kvtui export' writes it.");
            }

            last = record.Key;
            if (record.Key.StartsWith(prefix) && !record.HasEnded)
            {
                // Of a lease only counts whether there is one.
                var lease = record.HasLease ? Math.Max(record.Lease, 1) : record.Lease;
                page.Add(new(record.Key, record.Value, 0, 0, 0, lease));
            }

            if (page.Count >= RecordsAtOnce)
            {
                yield return page;
                page = [];
            }
        }

        yield return page;
    }
}
