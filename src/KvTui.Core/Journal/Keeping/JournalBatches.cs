namespace KvTui.Core.Journal.Keeping;

/// <summary>Divides writes into batches that are small enough to go back in one request each.</summary>
public sealed class JournalBatches
{
    private List<JournalWrite> _writes = [];
    private long _bytes;

    /// <summary>Adds a write; gives the batch that is full without it, or null if it still fits in.</summary>
    /// <param name="partner">What is to be in the same batch; null if nothing.</param>
    public IReadOnlyList<JournalWrite>? Add(JournalWrite write, JournalWrite? partner = null)
    {
        List<JournalWrite>? full = null;
        var (count, bytes) = (partner is null ? 1 : 2, write.Bytes + (partner?.Bytes ?? 0));
        if (_writes.Count + count > JournalTxn.MostKeys || (_writes.Count > 0 && _bytes + bytes > JournalTxn.MostBytes))
        {
            full = _writes;
            _writes = [];
            _bytes = 0;
        }

        _writes.Add(write);
        if (partner is not null)
        {
            _writes.Add(partner);
        }

        _bytes += bytes;
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
