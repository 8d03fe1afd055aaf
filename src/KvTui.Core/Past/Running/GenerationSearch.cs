using KvTui.Etcd.Kv;

namespace KvTui.Core.Past.Running;

/// <summary>
/// Finds when a key last existed before a revision at which it did not. etcd tells of no deletion, so the key is asked for at several
/// revisions in one request: at each one where they are few, else at some, between which what did not last long is not found.
/// </summary>
internal sealed class GenerationSearch(IKvClient kv, EtcdKey key)
{
    /// <summary>The revisions that are asked for in one request; etcd takes 128 unless it is told otherwise.</summary>
    private const int AtOnce = 64;

    /// <summary>Up to how many revisions each is looked at.</summary>
    private const int MostOneByOne = 16 * AtOnce;

    private readonly KeyRange _range = KeyRange.Key(key);

    /// <summary>The last revision at which the key existed, before one at which it did not.</summary>
    /// <param name="absent">A revision at which the key did not exist.</param>
    /// <param name="oldest">The oldest revision that can be read; 0 if it is not known.</param>
    /// <exception cref="EtcdException">A read failed.</exception>
    public async Task<FoundGeneration> BeforeAsync(long absent, long oldest, CancellationToken cancellationToken)
    {
        if (oldest <= 0)
        {
            return new(0, "Whether it existed earlier is not known: the cluster does not tell its oldest revision.");
        }

        var isEach = absent - oldest <= MostOneByOne;
        try
        {
            var alive = isEach
                ? await EachAsync(absent, oldest, cancellationToken)
                : await SomeAsync(absent, oldest, cancellationToken);
            return alive > 0 ? new(alive, "") : new(0, Sentence(absent, oldest, isEach));
        }
        catch (EtcdException failure) when (failure.Kind == EtcdErrorKind.Compacted)
        {
            return new(0, "What is earlier was compacted while it was read.");
        }
    }

    private static string Sentence(long absent, long oldest, bool isEach)
    {
        var (first, last) = (Quantities.Revision(oldest), Quantities.Revision(Math.Max(oldest, absent)));
        return absent < oldest ? $"What is earlier is compacted: {first} is the oldest revision that can be read."
            : isEach ? $"It did not exist earlier, as far back as {first}."
            : $"It was not found earlier, at some revisions from {first} to {last}; what existed shortly between them is not seen.";
    }

    /// <summary>Looks at each revision, the latest first; 0 if it existed at none.</summary>
    private async Task<long> EachAsync(long absent, long oldest, CancellationToken cancellationToken)
    {
        for (var top = absent - 1; top >= oldest; top -= AtOnce)
        {
            var revisions = new long[Math.Min(AtOnce, top - oldest + 1)];
            for (var i = 0; i < revisions.Length; i++)
            {
                revisions[i] = top - i;
            }

            var found = await LatestAsync(revisions, cancellationToken);
            if (found >= 0)
            {
                return revisions[found];
            }
        }

        return 0;
    }

    /// <summary>
    /// Looks at those just before, at some that are ever further away, and at some that are equally far apart; then halves the distance to
    /// the deletion. 0 if it existed at none.
    /// </summary>
    private async Task<long> SomeAsync(long absent, long oldest, CancellationToken cancellationToken)
    {
        var near = await EachAsync(absent, absent - AtOnce, cancellationToken);
        if (near > 0)
        {
            return near;
        }

        var wanted = new SortedSet<long>();
        for (var distance = AtOnce * 2L; distance < absent - oldest; distance *= 2)
        {
            wanted.Add(absent - distance);
        }

        var step = Math.Max(1, (absent - oldest) / MostOneByOne);
        for (var revision = oldest; revision < absent - AtOnce; revision += step)
        {
            wanted.Add(revision);
        }

        long[] probes = [.. wanted.Reverse()];
        var upper = absent - AtOnce;
        foreach (var part in probes.Chunk(AtOnce))
        {
            var found = await LatestAsync(part, cancellationToken);
            if (found >= 0)
            {
                return await HalvedAsync(part[found], found > 0 ? part[found - 1] : upper, cancellationToken);
            }

            upper = part[^1];
        }

        return 0;
    }

    /// <summary>The last revision of those from <paramref name="alive"/> on at which the key existed, and not at the next one.</summary>
    private async Task<long> HalvedAsync(long alive, long absent, CancellationToken cancellationToken)
    {
        while (absent - alive > 1)
        {
            var middle = alive + ((absent - alive) / 2);
            (alive, absent) = await LatestAsync([middle], cancellationToken) >= 0 ? (middle, absent) : (alive, middle);
        }

        return alive;
    }

    /// <summary>The place of the first of these revisions at which the key existed; -1 if it did at none.</summary>
    private async Task<int> LatestAsync(long[] revisions, CancellationToken cancellationToken)
    {
        var reads = new TxnOperation[revisions.Length];
        for (var i = 0; i < reads.Length; i++)
        {
            reads[i] = new TxnOperation.Range(_range, new() { Revision = revisions[i], KeysOnly = true, Background = true });
        }

        var result = await kv.TxnAsync(new([], reads, []), cancellationToken);
        for (var i = 0; i < result.Responses.Count; i++)
        {
            if (result.Responses[i] is TxnResponse.Range { Page.KeyValues.Count: > 0 })
            {
                return i;
            }
        }

        return -1;
    }
}

/// <summary>When a key last existed.</summary>
/// <param name="Alive">The last revision at which it did; 0 if none was found.</param>
/// <param name="Sentence">Why none was found; empty otherwise.</param>
internal readonly record struct FoundGeneration(long Alive, string Sentence);
