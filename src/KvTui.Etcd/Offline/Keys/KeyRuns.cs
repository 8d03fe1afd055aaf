namespace KvTui.Etcd.Offline.Keys;

/// <summary>
/// Sorts the keys of any number of records in little more memory than the newest record of each takes in a <see cref="KeyRun"/>: some
/// thousand at a time, in runs, all of which are merged into one whenever they have become twice as large as after the last merge.
/// </summary>
/// <param name="keepsDeletions">Whether there are older records elsewhere.</param>
/// <param name="fewBytes">Runs that have fewer bytes together are merged at the end only.</param>
internal sealed class KeyRuns(bool keepsDeletions, long fewBytes = KeyRuns.FewBytes)
{
    private const long FewBytes = 16 * 1024 * 1024;

    private readonly long _fewBytes = fewBytes;
    private readonly ChunkPool _pool = new();
    private readonly KeyTable _newest = new();
    private readonly List<KeyRun> _runs = [];
    private long _bytes;
    private long _mergeAt = fewBytes;

    /// <summary>Replaces what is known of a key.</summary>
    /// <param name="record">Newer than all records before it.</param>
    public void Set(ReadOnlySpan<byte> key, in StoredRecord record)
    {
        if (_newest.IsFull)
        {
            AddRun();
        }

        _newest.Set(key, record);
    }

    /// <summary>All keys of some parts whose newest record is no deletion; nothing can be set any more.</summary>
    public static KeyRun ToRun(params IReadOnlyList<KeyRuns> parts)
    {
        foreach (var part in parts)
        {
            part.AddRun();
        }

        var runs = parts.SelectMany(static part => part._runs).ToList();
        return runs.Count == 1 ? runs[0] : KeyRunMerge.Of(runs, parts[0]._pool, keepsDeletions: false);
    }

    private void AddRun()
    {
        var numbers = new int[_newest.Count];
        for (var number = 0; number < numbers.Length; number++)
        {
            numbers[number] = number;
        }

        KeyOrder.Sort(numbers, _newest);
        var (writer, isOldest) = (new KeyRunWriter(_pool), !keepsDeletions && _runs.Count == 0);
        foreach (var number in numbers)
        {
            // a deletion is of use only where an older run may have the key
            if (!isOldest || !_newest.RecordOf(number).IsDeletion)
            {
                writer.Add(_newest.KeyOf(number), _newest.RecordOf(number));
            }
        }

        _newest.Clear();
        Add(writer.ToRun());
        if (_bytes >= _mergeAt)
        {
            var merged = KeyRunMerge.Of(_runs, _pool, keepsDeletions);
            (_bytes, _mergeAt) = (0, Math.Max(_fewBytes, 2 * merged.ByteCount));
            _runs.Clear();
            Add(merged);
        }
    }

    private void Add(KeyRun run)
    {
        _runs.Add(run);
        _bytes += run.ByteCount;
    }
}
