using System.Runtime.CompilerServices;
using KvTui.Core.Care.Running;
using KvTui.Etcd;
using KvTui.Etcd.Kv;

namespace KvTui.Core.Past.Running;

/// <summary>
/// Reads the revisions of a key that the server still has, newest first, by stepping back: the key as it was just before each change. Each
/// step is the read of one key, which costs the server the same wherever it is in the history. A watch from the oldest revision would bring
/// all of it at once and find every deletion; but for it etcd reads all changes of all keys since then, with watchers of others waiting
/// (server: mvcc/watchable_store.go, syncWatchers).
/// </summary>
/// <param name="mostBytes">How many bytes of values are read; behind them revisions come without their values.</param>
public sealed class HistoryReader(IEtcdClient client, TimeProvider clock, EtcdKey key, long mostBytes = HistoryReader.DefaultBytes)
{
    /// <summary>How many bytes of values are read unless another number is wanted.</summary>
    public const long DefaultBytes = 64 * 1024 * 1024;

    private readonly KeyRange _range = KeyRange.Key(key);
    private readonly HistorySurvey _survey = new(client, clock, key);
    private readonly GenerationSearch _search = new(client.Kv, key);
    private long _bytes;

    /// <summary>Why there are no earlier revisions, or none that could be found, as a sentence; empty while that is not known.</summary>
    public string End { get; private set; } = "";

    /// <summary>The latest revision of the store when the reading began; 0 before that.</summary>
    public long Latest { get; private set; }

    /// <summary>The revisions, newest first; nothing if the server has none.</summary>
    /// <exception cref="EtcdException">A read failed.</exception>
    public async IAsyncEnumerable<KeyRevision> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var page = await client.Kv.RangeAsync(_range, RangeOptions.Default, cancellationToken);
        Latest = page.Header.Revision;
        var (pair, hasValue) = (First(page), true);
        var asked = Latest;
        while (true)
        {
            while (pair is not null)
            {
                _bytes += pair.Value.Length;
                yield return new KeyRevision(pair.ModRevision, pair) { ReadAt = asked, HasValue = hasValue };
                asked = pair.ModRevision - 1;
                hasValue = _bytes < mostBytes;
                if (asked < 1)
                {
                    End = $"Nothing is earlier: the key was made at {Quantities.Revision(pair.ModRevision)}.";
                    yield break;
                }

                (pair, var isKept) = await AtAsync(asked, !hasValue, cancellationToken);
                if (!isKept)
                {
                    End = await CompactedAsync(cancellationToken);
                    yield break;
                }
            }

            var found = await _search.BeforeAsync(asked, await OldestAsync(cancellationToken), cancellationToken);
            if (found.Alive == 0)
            {
                End = found.Sentence;
                yield break;
            }

            yield return new KeyRevision(found.Alive + 1, null);
            (asked, hasValue) = (found.Alive, _bytes < mostBytes);
            (pair, var isThere) = await AtAsync(asked, !hasValue, cancellationToken);
            if (!isThere || pair is null)
            {
                End = await CompactedAsync(cancellationToken);
                yield break;
            }
        }
    }

    private static KeyValue? First(RangePage page) => page.KeyValues is [var found, ..] ? found : null;

    /// <summary>The key as it was at a revision, null if it did not exist; and whether that revision is kept.</summary>
    private async Task<(KeyValue? Pair, bool IsKept)> AtAsync(long revision, bool keysOnly, CancellationToken cancellationToken)
    {
        try
        {
            var options = new RangeOptions { Revision = revision, KeysOnly = keysOnly, Background = true };
            return (First(await client.Kv.RangeAsync(_range, options, cancellationToken)), true);
        }
        catch (EtcdException failure) when (failure.Kind == EtcdErrorKind.Compacted)
        {
            return (null, false);
        }
    }

    private Task<long> OldestAsync(CancellationToken cancellationToken) => _survey.OldestAsync(cancellationToken);

    private async Task<string> CompactedAsync(CancellationToken cancellationToken) =>
        await OldestAsync(cancellationToken) is > 1 and var oldest
            ? $"What is earlier is compacted: {Quantities.Revision(oldest)} is the oldest revision that can be read."
            : "What is earlier is compacted.";
}
