namespace KvTui.Etcd.Offline.Keys;

/// <summary>
/// Sorts the keys of any number of records in little more memory than the newest record of each takes in a <see cref="KeyRun"/>: some
/// thousand at a time, in runs, of which two are merged once the newer one has at least half as many keys as the older one.
/// </summary>
internal sealed class KeyRuns
{
    private readonly ChunkPool _pool = new();
    private readonly KeyTable _newest = new();

    /// <summary>From the oldest on.</summary>
    private readonly List<KeyRun> _runs = [];

    /// <summary>Replaces what is known of a key.</summary>
    public void Set(ReadOnlySpan<byte> key, in StoredRecord record)
    {
        if (_newest.IsFull)
        {
            AddRun();
        }

        _newest.Set(key, record);
    }

    /// <summary>All keys whose newest record is no deletion; nothing can be set any more.</summary>
    public KeyRun ToRun()
    {
        AddRun();
        while (_runs.Count > 1)
        {
            MergeLastTwo();
        }

        return _runs[0];
    }

    private void AddRun()
    {
        var numbers = new int[_newest.Count];
        for (var number = 0; number < numbers.Length; number++)
        {
            numbers[number] = number;
        }

        KeyOrder.Sort(numbers, _newest);
        var (writer, isOldest) = (new KeyRunWriter(_pool), _runs.Count == 0);
        foreach (var number in numbers)
        {
            Add(writer, _newest.KeyOf(number), _newest.RecordOf(number), isOldest);
        }

        _newest.Clear();
        _runs.Add(writer.ToRun());
        while (_runs.Count > 1 && _runs[^2].Count / 2 <= _runs[^1].Count)
        {
            MergeLastTwo();
        }
    }

    private void MergeLastTwo()
    {
        var (older, newer) = (new KeyRunReader(_runs[^2], 0, _runs[^2].Count), new KeyRunReader(_runs[^1], 0, _runs[^1].Count));
        _runs.RemoveRange(_runs.Count - 2, 2);
        var (writer, isOldest) = (new KeyRunWriter(_pool), _runs.Count == 0);
        var (hasOlder, hasNewer) = (older.Consume(_pool), newer.Consume(_pool));
        while (hasOlder || hasNewer)
        {
            var order = !hasOlder ? 1 : !hasNewer ? -1 : older.Key.SequenceCompareTo(newer.Key);
            var next = order < 0 ? older : newer;
            Add(writer, next.Key, next.Record, isOldest);
            hasOlder = order <= 0 ? older.Consume(_pool) : hasOlder;
            hasNewer = order >= 0 ? newer.Consume(_pool) : hasNewer;
        }

        _runs.Add(writer.ToRun());
    }

    /// <summary>Adds a key; but a deleted one only if an older run may have it.</summary>
    private static void Add(KeyRunWriter writer, ReadOnlySpan<byte> key, in StoredRecord record, bool isOldest)
    {
        if (!isOldest || !record.IsDeletion)
        {
            writer.Add(key, record);
        }
    }
}
