namespace KvTui.Core.Keyspace.Pages;

/// <summary>What a page holds of a key beside its bytes.</summary>
internal readonly record struct IndexRecord(long CreateRevision, long ModRevision, long Version, KeyLease Lease, int Size)
{
    public const int MaxBytes = 5 * Varint.MaxBytes;

    public static IndexRecord Of(in KeyEntry entry) => new(entry.CreateRevision, entry.ModRevision, entry.Version, entry.Lease, entry.Size);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static IndexRecord Read(ReadOnlySpan<byte> source)
    {
        var position = 0;
        var mod = (long)Varint.Read(source, ref position);
        var age = (long)Varint.Read(source, ref position);
        var version = (long)Varint.Read(source, ref position);
        var lease = (long)Varint.Read(source, ref position);
        var size = Varint.Read(source, ref position);
        return new(unchecked(mod - age), mod, version, (size & 1) == 0 ? lease : KeyLease.Unknown, (int)(uint)(size >> 1) - 1);
    }

    /// <summary>Writes the record, small where the numbers are, and returns how many bytes it took.</summary>
    public int Write(Span<byte> target)
    {
        var length = Varint.Write(target, (ulong)ModRevision);
        length += Varint.Write(target[length..], unchecked((ulong)(ModRevision - CreateRevision)));
        length += Varint.Write(target[length..], (ulong)Version);
        length += Varint.Write(target[length..], (ulong)Lease.Id);

        // The lowest bit beside the size says that the lease is not known.
        return length + Varint.Write(target[length..], ((ulong)unchecked((uint)(Size + 1)) << 1) | (Lease.IsKnown ? 0u : 1u));
    }

    public KeyEntry With(EtcdKey key) => new(key, CreateRevision, ModRevision, Version, Lease, Size);
}
