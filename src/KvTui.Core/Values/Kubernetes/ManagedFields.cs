namespace KvTui.Core.Values.Kubernetes;

/// <summary>Who manages the fields of an object, folded to one line as kubectl hides it too.</summary>
internal static class ManagedFields
{
    private const int MaxName = 64;
    private const int MaxEntries = 16;

    /// <summary>A comment that names the managers and what they did.</summary>
    public static string Note(ReadOnlySpan<byte> value, ReadOnlySpan<ProtoField> entries)
    {
        var note = new StringBuilder("# managedFields: ");
        for (var i = 0; i < entries.Length && i < MaxEntries; i++)
        {
            note.Append(i > 0 ? ", " : "").Append(Part(value, entries[i], 1)).Append(' ').Append(Part(value, entries[i], 2));
        }

        return note.Append(entries.Length > MaxEntries ? ", …" : "").ToString();
    }

    private static string Part(ReadOnlySpan<byte> value, ProtoField entry, int id)
    {
        const int MaxFields = 16;
        var fields = new List<ProtoField>();
        ProtoFields.Read(value, entry.Start, entry.End, fields, MaxFields);
        var part = fields.FindLast(field => field.Id == id && field.Wire == ProtoFields.Bytes);
        return Encoding.UTF8.GetString(value.Slice(part.Start, Math.Min(part.Length, MaxName)));
    }
}
