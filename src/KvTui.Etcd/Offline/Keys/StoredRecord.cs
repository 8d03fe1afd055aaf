namespace KvTui.Etcd.Offline.Keys;

/// <summary>What is kept of a key's record in a database file.</summary>
/// <param name="Main">The main revision of the record, which is the key's mod revision.</param>
/// <param name="Sub">The sub revision of the record.</param>
/// <param name="ValueLength">The length of the value in bytes; -1 if the record is a deletion, which has only a revision.</param>
internal readonly record struct StoredRecord(long Main, long Sub, long CreateRevision, long Version, long Lease, int ValueLength)
{
    public const int MaxBytes = 6 * Varint.MaxBytes;

    public bool IsDeletion => ValueLength < 0;

    /// <summary>Whether it is of a newer revision; two records of a key are never of the same one.</summary>
    public bool IsNewerThan(in StoredRecord other) => Main > other.Main || (Main == other.Main && Sub > other.Sub);

    public static StoredRecord Deletion(long main, long sub) => new(main, sub, main, 0, 0, -1);

    /// <summary>Reads what <see cref="Write"/> wrote at a position, and moves the position behind it.</summary>
    public static StoredRecord Read(ReadOnlySpan<byte> source, ref int position)
    {
        var main = (long)Varint.Read(source, ref position);
        var sub = (long)Varint.Read(source, ref position);
        var age = (long)Varint.Read(source, ref position);
        var version = (long)Varint.Read(source, ref position);
        var lease = (long)Varint.Read(source, ref position);
        return new(main, sub, main - age, version, lease, (int)Varint.Read(source, ref position) - 1);
    }

    /// <summary>Writes the record, small where the numbers are, and returns how many bytes it took.</summary>
    public int Write(Span<byte> target)
    {
        var length = Varint.Write(target, (ulong)Main);
        length += Varint.Write(target[length..], (ulong)Sub);
        length += Varint.Write(target[length..], (ulong)(Main - CreateRevision));
        length += Varint.Write(target[length..], (ulong)Version);
        length += Varint.Write(target[length..], (ulong)Lease);
        return length + Varint.Write(target[length..], (uint)(ValueLength + 1));
    }
}
