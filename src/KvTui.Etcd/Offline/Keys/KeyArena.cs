using System.Buffers.Binary;

namespace KvTui.Etcd.Offline.Keys;

/// <summary>Keys one behind the other in a few large arrays, each behind its length: one byte, or four with the highest bit set.</summary>
internal sealed class KeyArena
{
    private const int ChunkBits = 20;
    private const int ChunkLength = 1 << ChunkBits;
    private const int FirstLength = 1 << 14;
    private const int MostChunks = 1 << (32 - ChunkBits);
    private const int ShortLimit = 0x80;

    private readonly List<byte[]> _chunks = [];
    private int _used = ChunkLength;

    /// <summary>The key that was added at a place.</summary>
    public ReadOnlySpan<byte> this[uint place]
    {
        get
        {
            var bytes = _chunks[(int)(place >> ChunkBits)].AsSpan((int)(place & (ChunkLength - 1)));
            return bytes[0] < ShortLimit
                ? bytes.Slice(1, bytes[0])
                : bytes.Slice(sizeof(uint), (int)(BinaryPrimitives.ReadUInt32BigEndian(bytes) & int.MaxValue));
        }
    }

    /// <summary>Copies a key and gives its place; null if there are 4 GiB of keys already.</summary>
    public uint? Add(ReadOnlySpan<byte> key)
    {
        var header = key.Length < ShortLimit ? 1 : sizeof(uint);
        if (_chunks.Count == 0 || header + key.Length > _chunks[^1].Length - _used)
        {
            if (_chunks.Count == MostChunks)
            {
                return null;
            }

            // a longer key has an array of its own
            _chunks.Add(new byte[Math.Max(_chunks.Count == 0 ? FirstLength : ChunkLength, header + key.Length)]);
            _used = 0;
        }

        var bytes = _chunks[^1].AsSpan(_used);
        if (header == 1)
        {
            bytes[0] = (byte)key.Length;
        }
        else
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)key.Length | (1U << 31));
        }

        key.CopyTo(bytes[header..]);
        var place = ((uint)(_chunks.Count - 1) << ChunkBits) | (uint)_used;
        _used += header + key.Length;
        return place;
    }
}
