namespace KvTui.Etcd.Offline.Keys;

/// <summary>
/// Keys in ascending order with their records, as bytes: in blocks, whose first key stands in full and the others with what they do not
/// share with the one before. Does not change but by <see cref="KeyRunReader.Consume"/>.
/// </summary>
/// <param name="chunks">Arrays with whole blocks; null where they were given back.</param>
/// <param name="blocks">Where each block begins: the number of its chunk, and the place in it.</param>
/// <param name="byteCount">How many bytes of the chunks the blocks take.</param>
internal sealed class KeyRun(int count, List<byte[]?> chunks, List<(int Chunk, int Start)> blocks, long byteCount)
{
    /// <summary>How many keys a block has; the last one may have fewer.</summary>
    public const int BlockLength = 16;

    public int Count { get; } = count;

    public long ByteCount => byteCount;

    public int BlockCount => blocks.Count;

    /// <summary>The number of the chunk that a block is in.</summary>
    public int ChunkOf(int block) => blocks[block].Chunk;

    /// <summary>The bytes from the beginning of a block to the end of its chunk.</summary>
    public ReadOnlySpan<byte> Block(int number) => chunks[blocks[number].Chunk].AsSpan(blocks[number].Start);

    /// <summary>The first key of a block.</summary>
    public ReadOnlySpan<byte> FirstKey(int block)
    {
        var bytes = Block(block);
        var entry = KeyRunEntry.Read(bytes, 0);
        return bytes.Slice(entry.Rest, entry.End - entry.Rest);
    }

    /// <summary>The rank of the first key that is not below the given one; <see cref="Count"/> if there is none.</summary>
    public int Find(ReadOnlySpan<byte> key)
    {
        var (low, high) = (0, BlockCount);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = FirstKey(middle).SequenceCompareTo(key) <= 0 ? (middle + 1, high) : (low, middle);
        }

        var end = Math.Min(Count, low * BlockLength);
        var reader = new KeyRunReader(this, Math.Max(0, low - 1) * BlockLength, end);
        while (reader.MoveNext())
        {
            if (reader.Key.SequenceCompareTo(key) >= 0)
            {
                return reader.Rank;
            }
        }

        return end;
    }

    /// <summary>Takes a chunk away, whose blocks nobody reads any more.</summary>
    public byte[] Release(int chunk)
    {
        var bytes = chunks[chunk]!;
        chunks[chunk] = null;
        return bytes;
    }
}
