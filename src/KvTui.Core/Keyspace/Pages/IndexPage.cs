namespace KvTui.Core.Keyspace.Pages;

/// <summary>
/// A leaf of the index as bytes: for each level how many keys begin a row, for each key the level at which it parts from the one
/// before, the entries (front-coded, every 16th in full), and once more the last key in full.
/// </summary>
/// <param name="restarts">The positions of the entries that stand in full.</param>
/// <param name="lastKey">The position of the last key in full.</param>
internal sealed class IndexPage(int count, int levelCount, byte[] bytes, int[] restarts, int lastKey, KeyFolding folding)
    : KeyNode(count, 0, levelCount, folding)
{
    /// <summary>The most entries of a page, so that a count fits into a byte.</summary>
    public const int MaxEntries = 255;

    /// <summary>The most bytes of entries of a page with more than one.</summary>
    public const int MaxBytes = 6 * 1024;

    /// <summary>One entry in so many stands in full.</summary>
    public const int RestartEvery = 16;

    public ReadOnlySpan<byte> Bytes => bytes;

    /// <summary>How many bytes the entries take.</summary>
    public int EntryBytes => lastKey - LevelCount - Count;

    public override ReadOnlySpan<byte> FirstKey => FullKey(0);

    public override ReadOnlySpan<byte> LastKey => bytes.AsSpan(lastKey);

    private ReadOnlySpan<byte> Levels => bytes.AsSpan(LevelCount, Count);

    /// <summary>The position of the last entry in full that is not behind a rank.</summary>
    public int RestartBefore(int rank) => restarts[rank / RestartEvery];

    public override (IndexPage Page, int Rank) PageAt(int rank) => (this, rank);

    /// <summary>The entry at a rank, in memory of its own.</summary>
    public KeyEntry EntryAt(int rank)
    {
        Span<PageEntry> run = stackalloc PageEntry[RestartEvery];
        var position = RestartBefore(rank);
        var steps = rank % RestartEvery;
        for (var i = 0; i <= steps; i++)
        {
            run[i] = PageEntry.Read(bytes, position);
            position = run[i].End;
        }

        var last = run[steps];
        return IndexRecord.Read(bytes.AsSpan(last.Record, last.Suffix - last.Record)).With(new(KeyOf(run[..(steps + 1)])));
    }

    public override int Search(ReadOnlySpan<byte> key)
    {
        var restart = RestartOf(key);
        if (restart < 0)
        {
            return ~0;
        }

        var first = FullKey(restart);
        var matched = first.CommonPrefixLength(key);
        var isFound = matched == key.Length && matched == first.Length;
        return isFound ? restart * RestartEvery : SearchBehind(restart, key, matched);
    }

    public override int Starts(int level) => level < LevelCount ? bytes[level] : Count - 1;

    public override int StartsUpTo(int level, int rank)
    {
        if (level >= LevelCount)
        {
            return rank;
        }

        var starts = 0;
        foreach (var parting in Levels.Slice(1, rank))
        {
            starts += parting <= level ? 1 : 0;
        }

        return starts;
    }

    public override int RankOfStart(int level, int ordinal)
    {
        if (level >= LevelCount)
        {
            return ordinal;
        }

        var levels = Levels;
        var rank = 0;
        while (ordinal > 0)
        {
            ordinal -= levels[++rank] <= level ? 1 : 0;
        }

        return rank;
    }

    /// <summary>The key of the last of the entries of a run, which begins with one in full; put together from its end.</summary>
    private byte[] KeyOf(ReadOnlySpan<PageEntry> run)
    {
        var missing = run[^1].Shared + run[^1].End - run[^1].Suffix;
        var key = new byte[missing];
        for (var i = run.Length - 1; missing > 0; i--)
        {
            if (run[i].Shared < missing)
            {
                bytes.AsSpan(run[i].Suffix, missing - run[i].Shared).CopyTo(key.AsSpan(run[i].Shared));
                missing = run[i].Shared;
            }
        }

        return key;
    }

    /// <summary>The last entry in full whose key is not greater, counted in such entries; -1 if there is none.</summary>
    private int RestartOf(ReadOnlySpan<byte> key)
    {
        var (low, high) = (0, restarts.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = FullKey(middle).SequenceCompareTo(key) <= 0 ? (middle + 1, high) : (low, middle);
        }

        return low - 1;
    }

    /// <summary>Goes through the entries behind one in full that is smaller, of which so many bytes are those of the key.</summary>
    private int SearchBehind(int restart, ReadOnlySpan<byte> key, int matched)
    {
        var end = Math.Min(Count, (restart + 1) * RestartEvery);
        var position = PageEntry.Read(bytes, restarts[restart]).End;
        for (var rank = (restart * RestartEvery) + 1; rank < end; rank++)
        {
            var entry = PageEntry.Read(bytes, position);
            position = entry.End;
            if (entry.Shared > matched)
            {
                continue;
            }

            var own = bytes.AsSpan(entry.Suffix, entry.End - entry.Suffix);
            var rest = key[matched..];
            var order = entry.Shared < matched ? 1 : own.SequenceCompareTo(rest);
            if (order >= 0)
            {
                return order == 0 ? rank : ~rank;
            }

            matched += own.CommonPrefixLength(rest);
        }

        return ~end;
    }

    private ReadOnlySpan<byte> FullKey(int restart)
    {
        var entry = PageEntry.Read(bytes, restarts[restart]);
        return bytes.AsSpan(entry.Suffix, entry.End - entry.Suffix);
    }
}
