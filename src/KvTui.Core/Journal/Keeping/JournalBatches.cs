namespace KvTui.Core.Journal.Keeping;

/// <summary>Divides writes into batches that are small enough to go back in one request each.</summary>
public sealed class JournalBatches
{
    private List<JournalWrite> _writes = [];
    private long _bytes;

    /// <summary>Adds a write; gives the batch that is full without it, or null if it still fits in.</summary>
    public IReadOnlyList<JournalWrite>? Add(JournalWrite write)
    {
        List<JournalWrite>? full = null;
        if (_writes.Count == JournalTxn.MostKeys || (_writes.Count > 0 && _bytes + write.Bytes > JournalTxn.MostBytes))
        {
            full = _writes;
            _writes = [];
            _bytes = 0;
        }

        _writes.Add(write);
        _bytes += write.Bytes;
        return full;
    }

    /// <summary>The last batch; empty if nothing was added.</summary>
    public IReadOnlyList<JournalWrite> Rest()
    {
        var rest = _writes;
        _writes = [];
        _bytes = 0;
        return rest;
    }
}
