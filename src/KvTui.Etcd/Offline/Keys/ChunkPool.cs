namespace KvTui.Etcd.Offline.Keys;

/// <summary>Chunks of bytes that are used again; for one thread.</summary>
internal sealed class ChunkPool
{
    private const int ChunkLength = 64 * 1024;

    private readonly Stack<byte[]> _free = [];

    /// <summary>A chunk with room for so many bytes; one that is larger than usual if need be.</summary>
    public byte[] Take(int length)
        => length <= ChunkLength && _free.TryPop(out var chunk) ? chunk : new byte[Math.Max(length, ChunkLength)];

    public void Return(byte[] chunk)
    {
        if (chunk.Length == ChunkLength)
        {
            _free.Push(chunk);
        }
    }
}
