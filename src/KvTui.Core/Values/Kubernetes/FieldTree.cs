namespace KvTui.Core.Values.Kubernetes;

/// <summary>Fields of unknown names, by their numbers: “field 2: …”. What bytes stand for is guessed: text, message, or bytes.</summary>
internal sealed class FieldTree(ReadOnlyMemory<byte> value, YamlWriter writer)
{
    /// <summary>The deepest that messages are followed.</summary>
    public const int MaxDepth = 64;

    /// <summary>Writes the fields of one number.</summary>
    public void Write(ReadOnlySpan<ProtoField> fields, int column, int depth)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"field {fields[0].Id}");
        if (fields.Length == 1)
        {
            One(fields[0], column, key, depth);
            return;
        }

        writer.Open(column, key);
        foreach (var field in fields)
        {
            if (writer.IsFull)
            {
                return;
            }

            writer.Item();
            One(field, column + 2, null, depth);
        }
    }

    private void One(ProtoField field, int column, string? key, int depth)
    {
        if (field.Wire != ProtoFields.Bytes)
        {
            writer.Raw(column, key, ((long)field.Number).ToString(CultureInfo.InvariantCulture));
            return;
        }

        var bytes = value.Span[field.Start..field.End];
        var isText = ScalarYaml.TryText(bytes[..Math.Min(bytes.Length, writer.Room)], out var text) && IsShown(text);
        var parts = new List<ProtoField>();
        if ((!isText || text[0] < ' ') && depth < MaxDepth && bytes.Length > 1
            && ProtoFields.Read(value.Span, field.Start, field.End, parts, writer.Room + 1) < 0)
        {
            Message(parts, writer.Open(column, key), depth + 1);
        }
        else if (bytes.IsEmpty || isText)
        {
            writer.Text(column, key, text);
        }
        else
        {
            writer.Raw(column, key, "!!binary " + ScalarYaml.Base64(bytes[..Math.Min(bytes.Length, writer.Room + 3)]));
        }
    }

    private void Message(List<ProtoField> parts, int column, int depth)
    {
        parts.Sort((one, other) => one.Id != other.Id ? one.Id.CompareTo(other.Id) : one.Start.CompareTo(other.Start));
        var all = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(parts);
        while (!all.IsEmpty && !writer.IsFull)
        {
            var same = 1;
            while (same < all.Length && all[same].Id == all[0].Id)
            {
                same++;
            }

            Write(all[..same], column, depth);
            all = all[same..];
        }
    }

    private static bool IsShown(string text) =>
        text.Length > 0 && !text.AsSpan().ContainsAnyInRange('\0', '\b') && !text.AsSpan().ContainsAnyInRange('\u000E', '\u001F');
}
