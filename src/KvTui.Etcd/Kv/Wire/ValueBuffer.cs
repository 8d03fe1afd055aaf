using System.Buffers;

namespace KvTui.Etcd.Kv.Wire;

/// <summary>Holds the values of one answer at a time: large ones, an array each, would fill the memory before they are collected.</summary>
internal sealed class ValueBuffer : IDisposable
{
    private byte[] _bytes = [];
    private int _used;

    /// <summary>Reads an answer, whose values are valid until the next one is read.</summary>
    /// <exception cref="InvalidDataException">It is not a valid message.</exception>
    public RangePage Read(ReadOnlySpan<byte> message)
    {
        if (_bytes.Length < message.Length)
        {
            Dispose();
            _bytes = ArrayPool<byte>.Shared.Rent(message.Length);
        }

        _used = 0;
        return KvResponses.Range(message, this);
    }

    /// <summary>Copies a value of the answer that is being read.</summary>
    public ReadOnlyMemory<byte> Keep(ReadOnlySpan<byte> value)
    {
        var kept = _bytes.AsMemory(_used, value.Length);
        value.CopyTo(kept.Span);
        _used += value.Length;
        return kept;
    }

    /// <summary>Gives the memory back; the values that were read last are no longer valid.</summary>
    public void Dispose()
    {
        var bytes = _bytes;
        _bytes = [];
        if (bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }
}
