using System.Runtime.InteropServices;

namespace KvTui.App.Values.Kubernetes;

/// <summary>An object in protobuf as kubectl prints it: names in the order of the alphabet, what is empty left out unless its type says otherwise.</summary>
internal sealed class ObjectYaml(ReadOnlyMemory<byte> value, YamlWriter writer, TypeTable types)
{
    private const int MaxInlined = 4;

    private readonly FieldTree _tree = new(value, writer);
    private (string ApiVersion, string Kind) _names;
    private int _namesWritten;

    /// <summary>The byte after which the object is damaged, or -1.</summary>
    public int Damage { get; private set; } = -1;

    /// <summary>Writes the object of an envelope.</summary>
    public void Write(Envelope envelope)
    {
        _names = (envelope.ApiVersion, envelope.Kind);
        var type = types.Has(envelope.ApiVersion, envelope.Kind) ? types.Find(envelope.Kind)! : new([new(1, "metadata", FieldShape.One, "ObjectMeta", false)]);
        Message(type, envelope.Start, envelope.End, 0, 0);
        WriteNames(null);
    }

    /// <summary>Writes the names that the envelope has, where they come before another.</summary>
    private void WriteNames(string? before)
    {
        if (_namesWritten == 0 && (before is null || string.CompareOrdinal("apiVersion", before) < 0))
        {
            writer.Text(0, "apiVersion", _names.ApiVersion);
            _namesWritten++;
        }

        if (_namesWritten == 1 && (before is null || string.CompareOrdinal("kind", before) < 0))
        {
            writer.Text(0, "kind", _names.Kind);
            _namesWritten++;
        }
    }

    private void Message(MessageType type, int start, int end, int column, int depth)
    {
        var fields = new List<ProtoField>();
        Gather(type, start, end, fields, 0);
        fields.Sort(Compare);
        ReadOnlySpan<ProtoField> all = CollectionsMarshal.AsSpan(fields);
        while (!all.IsEmpty && !writer.IsFull)
        {
            var same = 1;
            while (same < all.Length && all[same].Type == all[0].Type && all[same].Id == all[0].Id)
            {
                same++;
            }

            Named(all[0].Type, all[..same], column, depth);
            all = all[same..];
        }
    }

    private void Gather(MessageType type, int start, int end, List<ProtoField> all, int inlined)
    {
        var fields = new List<ProtoField>();
        Note(ProtoFields.Read(value.Span, start, end, fields, writer.Room + 1));
        foreach (var field in fields)
        {
            field.Type = type.Find(field.Id) is { } found && IsOf(found, field) ? found : null;
            if (field.Type is { Shape: FieldShape.Inline } outer && inlined < MaxInlined && types.Find(outer.Type) is { } inner)
            {
                Gather(inner, field.Start, field.End, all, inlined + 1);
            }
            else
            {
                all.Add(field);
            }
        }
    }

    private static bool IsOf(FieldType type, ProtoField field) =>
        type.Shape != FieldShape.Map && type.Type is "int" or "bool" ? field.Wire == 0 || (field.Wire == ProtoFields.Bytes && type.Shape == FieldShape.List && field.Length == 0) : field.Wire == ProtoFields.Bytes;

    private static int Compare(ProtoField one, ProtoField other)
    {
        var byName = (one.Type, other.Type) switch
        {
            (null, null) => one.Id.CompareTo(other.Id),
            (null, _) => 1,
            (_, null) => -1,
            ({ } left, { } right) => string.CompareOrdinal(left.Name, right.Name),
        };
        return byName != 0 ? byName : one.Start.CompareTo(other.Start);
    }

    private void Named(FieldType? type, ReadOnlySpan<ProtoField> fields, int column, int depth)
    {
        if (depth == 0)
        {
            WriteNames(type?.Name);
        }

        if (type is null)
        {
            _tree.Write(fields, column, depth + 1);
            return;
        }

        if (type.Type == "ManagedFieldsEntry")
        {
            writer.Line(column, ManagedFields.Note(value.Span, fields));
            return;
        }

        switch (type.Shape)
        {
            case FieldShape.Map:
                Map(type, fields, column, depth);
                break;
            case FieldShape.List:
                writer.Open(column, type.Name);
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
            default:
                if (type.Always || !IsEmpty(type, fields[^1]))
                {
                    Value(type.Type, fields[^1], column, type.Name, depth);
                }

                break;
        }
    }

    private static bool IsEmpty(FieldType type, ProtoField field) => type.Type switch
    {
        "int" or "bool" => field.Number == 0,
        "string" or "bytes" => field.Length == 0,
        _ => false,
    };

    private void Map(FieldType type, ReadOnlySpan<ProtoField> fields, int column, int depth)
    {
        var entries = new List<ProtoField>();
        foreach (var field in fields)
        {
            var key = ProtoFields.LastBytes(Parts(field), 1);
            field.Key = System.Text.Encoding.UTF8.GetString(value.Span.Slice(key.Start, Math.Min(key.Length, writer.Room)));
            entries.Add(field);
        }

        entries.Sort((one, other) => string.CompareOrdinal(one.Key, other.Key));
        var inner = writer.Open(column, type.Name);
        foreach (var entry in entries)
        {
            if (writer.IsFull)
            {
                return;
            }

            Value(type.Type, ProtoFields.LastBytes(Parts(entry), 2), inner, entry.Key, depth);
        }
    }

    /// <summary>The fields of an entry of a map, or of an extension.</summary>
    private List<ProtoField> Parts(ProtoField message)
    {
        const int MaxParts = 4;
        var parts = new List<ProtoField>();
        Note(ProtoFields.Read(value.Span, message.Start, message.End, parts, MaxParts));
        return parts;
    }

    private void Note(int damage) => Damage = damage >= 0 && (Damage < 0 || damage < Damage) ? damage : Damage;

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
        else if (types.Find(type) is not { } message)
        {
            writer.Raw(column, key, Cut(ScalarYaml.Find(value.Span, type, field) ?? "null"));
        }
        else if (depth < FieldTree.MaxDepth)
        {
            var before = writer.Lines.Count;
            Message(message, field.Start, field.End, writer.Open(column, key), depth + 1);
            writer.CloseEmpty(column, key, before, "{}");
        }
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
        var raw = ProtoFields.LastBytes(Parts(field), 1);
        var damage = new JsonYaml(writer).Write(value.Span.Slice(raw.Start, raw.Length), column, key);
        Note(damage >= 0 ? raw.Start + damage : -1);
    }
}
