namespace KvTui.Core.Keyspace.Pages;

/// <summary>Makes a page of keys that are added in ascending order; its buffers are used again for the next page.</summary>
internal sealed class PageWriter(KeyFolding folding)
{
    private readonly byte[] _levels = new byte[IndexPage.MaxEntries];
    private readonly int[] _restarts = new int[(IndexPage.MaxEntries / IndexPage.RestartEvery) + 1];
    private byte[] _entries = new byte[IndexPage.MaxBytes];
    private byte[] _last = new byte[256];
    private int _length;
    private int _lastLength;

    /// <summary>How many entries there are so far, up to <see cref="IndexPage.MaxEntries"/>.</summary>
    public int Count { get; private set; }

    /// <summary>Whether another entry would make the page larger than these limits; one entry always fits.</summary>
    public bool IsFull(int keyLength, int maxEntries, int maxBytes) =>
        Count >= maxEntries || (Count > 0 && _length + keyLength > maxBytes);

    /// <summary>Whether a key is greater than the one added last, also to an earlier page.</summary>
    public bool IsAscending(ReadOnlySpan<byte> key) => key.SequenceCompareTo(_last.AsSpan(0, _lastLength)) > 0;

    public void Add(ReadOnlySpan<byte> key, in IndexRecord record)
    {
        Span<byte> bytes = stackalloc byte[IndexRecord.MaxBytes];
        Add(key, bytes[..record.Write(bytes)]);
    }

    /// <summary>Adds an entry whose record is written already.</summary>
    public void Add(ReadOnlySpan<byte> key, ReadOnlySpan<byte> record)
    {
        var shared = key.CommonPrefixLength(_last.AsSpan(0, _lastLength));
        _levels[Count] = Count == 0 ? (byte)0 : (byte)folding.LevelOf(key[..shared]);
        var isFull = Count % IndexPage.RestartEvery == 0;
        if (isFull)
        {
            _restarts[Count / IndexPage.RestartEvery] = _length;
        }

        AddEntry(isFull ? 0 : shared, isFull ? key : key[shared..], record);
        if (_last.Length < key.Length)
        {
            _last = new byte[key.Length * 2];
            shared = 0;
        }

        key[shared..].CopyTo(_last.AsSpan(shared));
        _lastLength = key.Length;
        Count++;
    }

    /// <summary>The page of what was added since the last <see cref="Clear"/>, at least one entry.</summary>
    public IndexPage ToPage()
    {
        var levels = _levels.AsSpan(0, Count);
        var levelCount = 0;
        foreach (var level in levels)
        {
            levelCount = Math.Max(levelCount, level);
        }

        var entries = levelCount + Count;
        var bytes = new byte[entries + _length + _lastLength];
        CountStarts(levels[1..], bytes.AsSpan(0, levelCount));
        levels.CopyTo(bytes.AsSpan(levelCount));
        _entries.AsSpan(0, _length).CopyTo(bytes.AsSpan(entries));
        _last.AsSpan(0, _lastLength).CopyTo(bytes.AsSpan(entries + _length));
        var restarts = _restarts[..((Count + IndexPage.RestartEvery - 1) / IndexPage.RestartEvery)];
        for (var i = 0; i < restarts.Length; i++)
        {
            restarts[i] += entries;
        }

        return new(Count, levelCount, bytes, restarts, entries + _length, folding);
    }

    /// <summary>Begins another page.</summary>
    public void Clear() => (Count, _length) = (0, 0);

    private static void CountStarts(ReadOnlySpan<byte> partings, Span<byte> starts)
    {
        foreach (var parting in partings)
        {
            if (parting < starts.Length)
            {
                starts[parting]++;
            }
        }

        for (var level = 1; level < starts.Length; level++)
        {
            starts[level] += starts[level - 1];
        }
    }

    private void AddEntry(int shared, ReadOnlySpan<byte> own, ReadOnlySpan<byte> record)
    {
        var needed = _length + (2 * Varint.MaxBytes) + 1 + record.Length + own.Length;
        if (needed > _entries.Length)
        {
            Array.Resize(ref _entries, needed * 2);
        }

        _length += Varint.Write(_entries.AsSpan(_length), (uint)shared);
        _length += Varint.Write(_entries.AsSpan(_length), (uint)own.Length);
        _entries[_length++] = (byte)record.Length;
        record.CopyTo(_entries.AsSpan(_length));
        _length += record.Length;
        own.CopyTo(_entries.AsSpan(_length));
        _length += own.Length;
    }
}
