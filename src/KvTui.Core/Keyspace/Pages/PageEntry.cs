namespace KvTui.Core.Keyspace.Pages;

/// <summary>Where the parts of an entry stand in the bytes of a page.</summary>
/// <param name="Shared">How many bytes of the key are those of the key before it.</param>
/// <param name="Record">The position of the record.</param>
/// <param name="Suffix">The position of the rest of the key, which is where the record ends.</param>
/// <param name="End">The position behind the entry.</param>
internal readonly record struct PageEntry(int Shared, int Record, int Suffix, int End)
{
    /// <summary>Reads the entry at a position: shared and own length of the key, length of the record, record, rest of the key.</summary>
    public static PageEntry Read(ReadOnlySpan<byte> bytes, int position)
    {
        var shared = (int)Varint.Read(bytes, ref position);
        var own = (int)Varint.Read(bytes, ref position);
        var record = position + 1;
        var suffix = record + bytes[position];
        return new(shared, record, suffix, suffix + own);
    }
}
