namespace KvTui.Etcd.Offline.Keys;

/// <summary>
/// An entry of a <see cref="KeyRun"/>: how many bytes of the key are shared, how many others there are, the record, the other bytes.
/// </summary>
/// <param name="Shared">How many bytes of the key are those of the key before it.</param>
/// <param name="Rest">The position of the other bytes of the key.</param>
/// <param name="End">The position behind the entry.</param>
internal readonly record struct KeyRunEntry(int Shared, StoredRecord Record, int Rest, int End)
{
    /// <summary>The most bytes of an entry beside the key.</summary>
    public const int MaxBytes = (2 * Varint.MaxBytes) + StoredRecord.MaxBytes;

    public static KeyRunEntry Read(ReadOnlySpan<byte> bytes, int position)
    {
        var shared = (int)Varint.Read(bytes, ref position);
        var length = (int)Varint.Read(bytes, ref position);
        var record = StoredRecord.Read(bytes, ref position);
        return new(shared, record, position, position + length);
    }

    /// <summary>Writes an entry and returns how many bytes it took.</summary>
    public static int Write(Span<byte> target, int shared, ReadOnlySpan<byte> rest, in StoredRecord record)
    {
        var length = Varint.Write(target, (uint)shared);
        length += Varint.Write(target[length..], (uint)rest.Length);
        length += record.Write(target[length..]);
        rest.CopyTo(target[length..]);
        return length + rest.Length;
    }
}
