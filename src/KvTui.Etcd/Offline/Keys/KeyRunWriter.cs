namespace KvTui.Etcd.Offline.Keys;

/// <summary>Makes a run of keys that are added in ascending order.</summary>
internal sealed class KeyRunWriter(ChunkPool pool)
{
    private readonly List<byte[]?> _chunks = [];
    private readonly List<(int Chunk, int Start)> _blocks = [];
    private byte[] _block = new byte[1024];
    private byte[] _last = new byte[256];
    private int _blockLength;
    private int _lastLength;
    private int _chunkLength;
    private int _count;
    private long _byteCount;

    /// <summary>Adds a key, which must be greater than the one before.</summary>
    public void Add(ReadOnlySpan<byte> key, in StoredRecord record)
    {
        if (_count % KeyRun.BlockLength == 0)
        {
            EndBlock();
        }

        var shared = key.CommonPrefixLength(_last.AsSpan(0, _lastLength));
        var needed = _blockLength + KeyRunEntry.MaxBytes + key.Length - shared;
        if (needed > _block.Length)
        {
            Array.Resize(ref _block, needed * 2);
        }

        _blockLength += KeyRunEntry.Write(_block.AsSpan(_blockLength), shared, key[shared..], record);
        if (key.Length > _last.Length)
        {
            Array.Resize(ref _last, key.Length * 2);
        }

        key[shared..].CopyTo(_last.AsSpan(shared));
        _lastLength = key.Length;
        _count++;
    }

    /// <summary>The run of all keys; nothing can be added any more.</summary>
    public KeyRun ToRun()
    {
        EndBlock();
        return new(_count, _chunks, _blocks, _byteCount);
    }

    /// <summary>Copies the block to the current chunk, or to another one if it does not fit; the next key stands in full.</summary>
    private void EndBlock()
    {
        if (_blockLength == 0)
        {
            return;
        }

        if (_chunks.Count == 0 || _chunkLength + _blockLength > _chunks[^1]!.Length)
        {
            _chunks.Add(pool.Take(_blockLength));
            _chunkLength = 0;
        }

        _block.AsSpan(0, _blockLength).CopyTo(_chunks[^1].AsSpan(_chunkLength));
        _blocks.Add((_chunks.Count - 1, _chunkLength));
        _chunkLength += _blockLength;
        _byteCount += _blockLength;
        (_blockLength, _lastLength) = (0, 0);
    }
}
