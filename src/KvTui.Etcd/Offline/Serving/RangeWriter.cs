using System.Buffers;

namespace KvTui.Etcd.Offline.Serving;

/// <summary>Writes the answer to a range as etcd encodes it; nothing is allocated for a key (etcd: rpc.proto, kv.proto).</summary>
/// <param name="capacity">How many bytes are expected; more are taken when they are needed.</param>
internal sealed class RangeWriter(int capacity = RangeWriter.Few)
{
    private const int Few = 1024;
    private const int VarintType = 0;
    private const int LengthType = 2;

    /// <summary>The most bytes of a field's tag with its number or length.</summary>
    private const int MostBesideContent = 1 + Varint.MaxBytes;

    private readonly ArrayBufferWriter<byte> _bytes = new(capacity);

    public int Length => _bytes.WrittenCount;

    public ReadOnlyMemory<byte> Written => _bytes.WrittenMemory;

    /// <summary>The header, as field 1.</summary>
    public void Header(ResponseHeader header)
    {
        var target = Begin(
            1, SizeOf(header.ClusterId) + SizeOf(header.MemberId) + SizeOf((ulong)header.Revision) + SizeOf(header.RaftTerm), out var at);
        Put(target, ref at, 1, header.ClusterId);
        Put(target, ref at, 2, header.MemberId);
        Put(target, ref at, 3, (ulong)header.Revision);
        Put(target, ref at, 4, header.RaftTerm);
        _bytes.Advance(at);
    }

    /// <summary>A key, as field 2, with a value that may be empty.</summary>
    public void Record(KeyRecord record, ReadOnlySpan<byte> value)
    {
        var target = Begin(
            2,
            SizeOf(record.Key) + SizeOf((ulong)record.CreateRevision) + SizeOf((ulong)record.ModRevision)
                + SizeOf((ulong)record.Version) + SizeOf(value) + SizeOf((ulong)record.Lease.Id),
            out var at);
        Put(target, ref at, 1, record.Key);
        Put(target, ref at, 2, (ulong)record.CreateRevision);
        Put(target, ref at, 3, (ulong)record.ModRevision);
        Put(target, ref at, 4, (ulong)record.Version);
        Put(target, ref at, 5, value);
        Put(target, ref at, 6, (ulong)record.Lease.Id);
        _bytes.Advance(at);
    }

    /// <summary>A number, unless it is 0.</summary>
    /// <param name="field">From 1 to 15.</param>
    public void Number(int field, ulong value)
    {
        var at = 0;
        Put(_bytes.GetSpan(MostBesideContent), ref at, field, value);
        _bytes.Advance(at);
    }

    /// <summary>Bytes, or a message that is written already, unless there are none.</summary>
    /// <param name="field">From 1 to 15.</param>
    public void Bytes(int field, ReadOnlySpan<byte> content)
    {
        var at = 0;
        Put(_bytes.GetSpan(MostBesideContent + content.Length), ref at, field, content);
        _bytes.Advance(at);
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

    private static void Put(Span<byte> target, ref int at, int field, ulong value)
    {
        if (value != 0)
        {
            target[at++] = (byte)((field << 3) | VarintType);
            at += Varint.Write(target[at..], value);
        }
    }

    private static void Put(Span<byte> target, ref int at, int field, ReadOnlySpan<byte> content)
    {
        if (!content.IsEmpty)
        {
            target[at++] = (byte)((field << 3) | LengthType);
            at += Varint.Write(target[at..], (ulong)content.Length);
            content.CopyTo(target[at..]);
            at += content.Length;
        }
    }

    /// <summary>Begins a message of so many bytes, which may be none; gives where its fields are to be put.</summary>
    private Span<byte> Begin(int field, int length, out int at)
    {
        var target = _bytes.GetSpan(MostBesideContent + length);
        target[0] = (byte)((field << 3) | LengthType);
        at = 1 + Varint.Write(target[1..], (ulong)length);
        return target;
    }
}
