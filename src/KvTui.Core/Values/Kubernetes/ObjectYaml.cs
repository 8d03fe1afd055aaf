using System.Runtime.InteropServices;

namespace KvTui.Core.Values.Kubernetes;

/// <summary>An object in protobuf as kubectl prints it: names in order, empty ones left out unless their type says otherwise.</summary>
internal sealed class ObjectYaml(ReadOnlyMemory<byte> value, YamlWriter writer)
{
    private readonly FieldTree _tree = new(value, writer);
    private readonly Stack<(string Name, string Text)> _extras = [];

    /// <summary>The byte after which the object is damaged, or -1.</summary>
    public int Damage { get; private set; } = -1;

    public void Write(Envelope envelope)
    {
        _extras.Push(("kind", envelope.Kind));
        _extras.Push(("apiVersion", envelope.ApiVersion));
        var type = TypeTable.Kind(envelope.ApiVersion, envelope.Kind)
            ?? new([new(1, "metadata", FieldShape.One, "ObjectMeta", false)], false);
        Message(type, envelope.Start, envelope.End, 0, 0);
        WriteExtras(null);
    }

    private void WriteExtras(string? before)
    {
        while (_extras.TryPeek(out var extra) && (before is null || string.CompareOrdinal(extra.Name, before) < 0))
        {
            _extras.Pop();
            writer.Text(0, extra.Name, extra.Text);
        }
    }

    private void Message(MessageType type, int start, int end, int column, int depth)
    {
        var slots = new List<(FieldType? Type, ProtoField Field)>();
        Gather(type, start, end, slots, 0);
        slots.Sort(Compare);
        var all = CollectionsMarshal.AsSpan(slots);
        while (!all.IsEmpty && !writer.IsFull)
        {
            var same = 1;
            while (same < all.Length && all[same].Type == all[0].Type && all[same].Field.Id == all[0].Field.Id)
            {
                same++;
            }

            var fields = new ProtoField[same];
            for (var i = 0; i < same; i++)
            {
                fields[i] = all[i].Field;
            }

            Known(all[0].Type, fields, column, depth);
            all = all[same..];
        }
    }

    private void Gather(MessageType type, int start, int end, List<(FieldType? Type, ProtoField Field)> slots, int inlined)
    {
        var fields = new List<ProtoField>();
        var damage = ProtoFields.Read(value.Span, start, end, fields, writer.Room + 1);
        Damage = damage >= 0 && (Damage < 0 || damage < Damage) ? damage : Damage;
        foreach (var field in fields)
        {
            var known = type.Find(field.Id) is { } found && IsOf(found, field) ? found : null;
            if (known is { Shape: FieldShape.Inline } && inlined < 4 && TypeTable.Find(known.Type) is { } inner)
            {
                Gather(inner, field.Start, field.End, slots, inlined + 1);
            }
            else
            {
                slots.Add((known, field));
            }
        }

        if (damage < 0 && !writer.IsFull)
        {
            slots.AddRange(type.Fields
                .Where(field => field.IsNullIfMissing && !fields.Exists(found => found.Id == field.Id))
                .Select(static field => ((FieldType?)field, default(ProtoField))));
        }
    }

    private static bool IsOf(FieldType type, ProtoField field) =>
        type.Shape == FieldShape.Map || type.Type is not ("int" or "bool" or "double") ? field.Wire == ProtoFields.Bytes
        : type.Type == "double" ? field.Wire == 1
        : field.Wire == 0 || (field.Wire == ProtoFields.Bytes && type.Shape == FieldShape.List && field.Length == 0);

    private static int Compare((FieldType? Type, ProtoField Field) one, (FieldType? Type, ProtoField Field) other)
    {
        var byName = (one.Type, other.Type) switch
        {
            (null, null) => one.Field.Id.CompareTo(other.Field.Id),
            (null, _) => 1,
            (_, null) => -1,
            ({ } left, { } right) => string.CompareOrdinal(left.Name, right.Name),
        };
        return byName != 0 ? byName : one.Field.Start.CompareTo(other.Field.Start);
    }

    private void Known(FieldType? type, ReadOnlySpan<ProtoField> fields, int column, int depth)
    {
        if (depth == 0)
        {
            WriteExtras(type?.Name);
        }

        if (type is null)
        {
            _tree.Write(fields, column, depth + 1);
        }
        else if (fields[0].Id == 0)
        {
            writer.Raw(column, type.Name, "null");
        }
        else if (type.Type == "ManagedFieldsEntry")
        {
            writer.Line(column, ManagedFields.Note(value.Span, fields));
        }
        else
        {
            Field(type, fields, column, type.Name, depth);
        }
    }

    private void Field(FieldType type, ReadOnlySpan<ProtoField> fields, int column, string? key, int depth)
    {
        switch (type.Shape)
        {
            case FieldShape.Map:
                Map(type, fields, column, key, depth);
                break;
            case FieldShape.List:
                writer.Open(column, key);
                foreach (var field in fields)
                {
                    if (writer.IsFull)
                    {
                        return;
                    }

                    writer.Item();
                    Value(type.Type, field, column + 2, null, depth);
                }

                break;
            case FieldShape.One or FieldShape.Inline:
                if (type.Always || !IsEmpty(type, fields[^1]))
                {
                    Value(type.Type, fields[^1], column, key, depth);
                }

                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(type), type.Shape, "is not a known shape");
        }
    }

    private static bool IsEmpty(FieldType type, ProtoField field) => type.Type switch
    {
        "int" or "bool" or "double" => field.Number == 0,
        "string" or "bytes" or "Time" or "MicroTime" => field.Length == 0,
        _ => false,
    };

    private void Map(FieldType type, ReadOnlySpan<ProtoField> fields, int column, string? key, int depth)
    {
        var entries = new List<(string Key, ProtoField Value)>();
        var parts = new List<ProtoField>();
        foreach (var field in fields)
        {
            parts.Clear();
            var damage = ProtoFields.Read(value.Span, field.Start, field.End, parts, 4);
            Damage = damage >= 0 && (Damage < 0 || damage < Damage) ? damage : Damage;
            var name = parts.FindLast(part => part.Id == 1 && part.Wire == ProtoFields.Bytes);
            var text = Encoding.UTF8.GetString(value.Span.Slice(name.Start, Math.Min(name.Length, writer.Room)));
            entries.Add((text, parts.FindLast(part => part.Id == 2 && part.Wire == ProtoFields.Bytes)));
        }

        entries.Sort((one, other) => string.CompareOrdinal(one.Key, other.Key));
        var inner = writer.Open(column, key);
        foreach (var (name, entry) in entries)
        {
            if (writer.IsFull)
            {
                return;
            }

            Value(type.Type, entry, inner, name, depth);
        }
    }

    private void Value(string type, ProtoField field, int column, string? key, int depth)
    {
        if (type == "string")
        {
            Text(field, column, key);
        }
        else if (type == "Json")
        {
            Json(field, column, key);
        }
        else if (TypeTable.Find(type) is not { } message)
        {
            writer.Raw(column, key, Cut(ScalarYaml.Find(value.Span, type, field) ?? "null"));
        }
        else if (message.IsTransparent && depth < FieldTree.MaxDepth)
        {
            Transparent(message, field, column, key, depth + 1);
        }
        else if (depth < FieldTree.MaxDepth)
        {
            var before = writer.Lines.Count;
            Message(message, field.Start, field.End, writer.Open(column, key), depth + 1);
            writer.CloseEmpty(column, key, before, "{}");
        }
    }

    /// <summary>Writes the last field of a message in its place.</summary>
    private void Transparent(MessageType type, ProtoField message, int column, string? key, int depth)
    {
        var fields = new List<ProtoField>();
        ProtoFields.Read(value.Span, message.Start, message.End, fields, writer.Room + 1);
        var shown = Array.FindLast(type.Fields, field => fields.Exists(found => found.Id == field.Id && IsOf(field, found)));
        if (shown is null)
        {
            writer.Raw(column, key, "null");
            return;
        }

        fields.RemoveAll(field => field.Id != shown.Id || !IsOf(shown, field));
        Field(shown with { Always = true }, CollectionsMarshal.AsSpan(fields), column, key, depth);
    }

    private string Cut(string text) => text.Length > writer.Room + 1 ? text[..(writer.Room + 1)] : text;

    private void Text(ProtoField field, int column, string? key)
    {
        var bytes = value.Span[field.Start..field.End];
        if (ScalarYaml.TryText(bytes, out var text))
        {
            writer.Text(column, key, text);
        }
        else
        {
            writer.Raw(column, key, Cut("!!binary " + ScalarYaml.Base64(bytes)));
        }
    }

    /// <summary>Writes an extension, which is JSON in a message of one field.</summary>
    private void Json(ProtoField field, int column, string? key)
    {
        var parts = new List<ProtoField>();
        ProtoFields.Read(value.Span, field.Start, field.End, parts, 4);
        var raw = parts.FindLast(part => part.Id == 1 && part.Wire == ProtoFields.Bytes);
        if (raw.Length == 0)
        {
            writer.Raw(column, key, "null");
            return;
        }

        var damage = new JsonYaml(writer).Write(value.Span.Slice(raw.Start, raw.Length), column, key);
        Damage = damage >= 0 && (Damage < 0 || raw.Start + damage < Damage) ? raw.Start + damage : Damage;
    }
}
