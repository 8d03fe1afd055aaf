using System.Buffers;

namespace KvTui.Etcd.Offline.Serving;

/// <summary>Writes the answer to a range as etcd encodes it; nothing is allocated for a key (etcd: rpc.proto, kv.proto).</summary>
internal sealed class RangeWriter
{
    private const int VarintType = 0;
    private const int LengthType = 2;

    private readonly ArrayBufferWriter<byte> _bytes = new(1024);

    public int Length => _bytes.WrittenCount;

    public ReadOnlyMemory<byte> Written => _bytes.WrittenMemory;

    /// <summary>The header, as field 1.</summary>
    public void Header(ResponseHeader header)
    {
        var length = SizeOf(header.ClusterId) + SizeOf(header.MemberId) + SizeOf((ulong)header.Revision) + SizeOf(header.RaftTerm);
        Tag(1, LengthType);
        Number((ulong)length);
        Number(1, header.ClusterId);
        Number(2, header.MemberId);
        Number(3, (ulong)header.Revision);
        Number(4, header.RaftTerm);
    }

    /// <summary>A key, as field 2, with a value that may be empty.</summary>
    public void Record(KeyRecord record, ReadOnlySpan<byte> value)
    {
        var length = SizeOf(record.Key) + SizeOf((ulong)record.CreateRevision) + SizeOf((ulong)record.ModRevision)
            + SizeOf((ulong)record.Version) + SizeOf(value) + SizeOf((ulong)record.Lease.Id);
        Tag(2, LengthType);
        Number((ulong)length);
        Bytes(1, record.Key);
        Number(2, (ulong)record.CreateRevision);
        Number(3, (ulong)record.ModRevision);
        Number(4, (ulong)record.Version);
        Bytes(5, value);
        Number(6, (ulong)record.Lease.Id);
    }

    /// <summary>A number, unless it is 0.</summary>
    /// <param name="field">From 1 to 15.</param>
    public void Number(int field, ulong value)
    {
        if (value != 0)
        {
            Tag(field, VarintType);
            Number(value);
        }
    }

    /// <summary>Bytes, or a message that is written already, unless there are none.</summary>
    /// <param name="field">From 1 to 15.</param>
    public void Bytes(int field, ReadOnlySpan<byte> content)
    {
        if (!content.IsEmpty)
        {
            Tag(field, LengthType);
            Number((ulong)content.Length);
            _bytes.Write(content);
        }
    }

    private static int SizeOf(ulong value) => value == 0 ? 0 : 1 + VarintSize(value);

    private static int SizeOf(ReadOnlySpan<byte> content) => content.IsEmpty ? 0 : 1 + VarintSize((ulong)content.Length) + content.Length;

    private static int VarintSize(ulong value)
    {
        var size = 1;
        for (; value >= 0x80; value >>= 7)
        {
            size++;
        }

        return size;
    }

    private void Tag(int field, int wireType) => Number((ulong)((field << 3) | wireType));

    private void Number(ulong value) => _bytes.Advance(Varint.Write(_bytes.GetSpan(Varint.MaxBytes), value));
}
