namespace KvTui.Etcd.Offline.Keys;

/// <summary>
/// Walks the keys of a run with ranks in [start, end) without an object a key: what it shows of a key is true until the next move.
/// </summary>
internal sealed class KeyRunReader(KeyRun run, int start, int end)
{
    private byte[] _key = new byte[256];
    private int _length;
    private int _next;

    /// <summary>The rank that is read next; first that of a block's beginning, from which the key at the start is made.</summary>
    private int _rank = start < end ? start - (start % KeyRun.BlockLength) : end;

    /// <summary>The rank of the key it is on.</summary>
    public int Rank => _rank - 1;

    public ReadOnlySpan<byte> Key => _key.AsSpan(0, _length);

    public StoredRecord Record { get; private set; }

    /// <summary>Moves to the next key; false if there is none.</summary>
    public bool MoveNext()
    {
        if (_rank >= end)
        {
            return false;
        }

        do
        {
            Read();
        }
        while (Rank < start);

        return true;
    }

    /// <summary>Moves to the next key, and gives back the chunks before the one it is in; at the end that one too.</summary>
    public bool Consume(ChunkPool pool)
    {
        var (before, isThere) = (_rank, MoveNext());
        if (before > 0 && (!isThere || run.ChunkOf(Rank / KeyRun.BlockLength) != run.ChunkOf((before - 1) / KeyRun.BlockLength)))
        {
            pool.Return(run.Release(run.ChunkOf((before - 1) / KeyRun.BlockLength)));
        }

        return isThere;
    }

    private void Read()
    {
        var (block, place) = (_rank / KeyRun.BlockLength, _rank % KeyRun.BlockLength);
        var bytes = run.Block(block);
        var entry = KeyRunEntry.Read(bytes, place == 0 ? 0 : _next);
        _length = entry.Shared + entry.End - entry.Rest;
        if (_length > _key.Length)
        {
            Array.Resize(ref _key, _length * 2);
        }

        bytes[entry.Rest..entry.End].CopyTo(_key.AsSpan(entry.Shared));
        (Record, _next, _rank) = (entry.Record, entry.End, _rank + 1);
    }
}
