using System.Buffers.Binary;

namespace KvTui.Etcd.Offline.Records;

/// <summary>
/// The key of a record in bucket “key”: main revision, “_”, sub revision within the transaction, and “t” for a deletion (etcd:
/// server/storage/mvcc/revision.go).
/// </summary>
internal readonly record struct StoredRevision(long Main, long Sub, bool IsDeletion)
{
    /// <summary>The length of a revision that is no deletion, in bytes.</summary>
    public const int Length = 17;

    private const int SubAt = 9;

    /// <summary>Whether it is older than another one, deletion or not.</summary>
    public bool IsBefore(in StoredRevision other) => Main < other.Main || (Main == other.Main && Sub < other.Sub);

    /// <summary>Null if the bytes are no revision.</summary>
    public static StoredRevision? TryParse(ReadOnlySpan<byte> bytes)
    {
        var isDeletion = bytes.Length == Length + 1 && bytes[Length] == (byte)'t';
        if ((bytes.Length != Length && !isDeletion) || bytes[SubAt - 1] != (byte)'_')
        {
            return null;
        }

        var (main, sub) = (BinaryPrimitives.ReadInt64BigEndian(bytes), BinaryPrimitives.ReadInt64BigEndian(bytes[SubAt..]));
        return main > 0 && sub is >= 0 and <= uint.MaxValue ? new(main, sub, isDeletion) : null;
    }

    /// <summary>The bytes, without those for a deletion.</summary>
    /// <param name="bytes">At least <see cref="Length"/> bytes.</param>
    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteInt64BigEndian(bytes, Main);
        bytes[SubAt - 1] = (byte)'_';
        BinaryPrimitives.WriteInt64BigEndian(bytes[SubAt..], Sub);
    }
}
