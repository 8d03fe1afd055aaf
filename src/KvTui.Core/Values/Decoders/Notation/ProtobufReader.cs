using System.Text.Unicode;
using KvTui.Core.Values.Kubernetes;

namespace KvTui.Core.Values.Decoders.Notation;

/// <summary>
/// Reads any message of protobuf by the numbers of its fields, as <c>protoc --decode_raw</c> does. What bytes
/// stand for is guessed: a text, else a message, else bytes. Groups are not read. Total, whatever the bytes are.
/// </summary>
internal sealed class ProtobufReader(ReadOnlyMemory<byte> value, NotationWriter writer)
{
    private const int MaxDepth = 16;

    /// <summary>More would take longer than a person should wait.</summary>
    private const int MostFields = 50_000;

    private Evidence _evidence;
    private int _fields;

    public Evidence Evidence => _evidence;

    /// <summary>The highest number of a field.</summary>
    public int HighestId { get; private set; }

    /// <summary>Whether the bytes are one message.</summary>
    public bool ReadAll()
    {
        if (value.IsEmpty || !IsMessage(0, value.Length))
        {
            return false;
        }

        Message(0, value.Length, 0);
        return true;
    }

    private bool IsMessage(int start, int end)
    {
        var at = start;
        var bytes = value.Span[..end];
        while (at < end)
        {
            if (++_fields > MostFields || !ProtoFields.TryField(bytes, ref at, out _))
            {
                return false;
            }
        }

        return end > start;
    }

    private void Message(int start, int end, int depth)
    {
        for (var at = start; at < end && !writer.IsFull && ProtoFields.TryField(value.Span[..end], ref at, out var field);)
        {
            writer.Break();
            HighestId = Math.Max(HighestId, field.Id);
            writer.Number((long)field.Id);
            Content(field, depth);
        }
    }

    private void Content(ProtoField field, int depth)
    {
        switch (field.Wire)
        {
            case ProtoFields.Bytes:
                Bytes(field, depth);
                break;
            case 1:
                writer.Raw($": 0x{field.Number:x16}");
                break;
            case 5:
                writer.Raw($": 0x{field.Number:x8}");
                break;
            default:
                writer.Raw(": ");
                writer.Number(field.Number);
                break;
        }
    }

    private void Bytes(ProtoField field, int depth)
    {
        var bytes = value.Span[field.Start..field.End];
        if (IsText(bytes))
        {
            _evidence.AddText(bytes.Length);
            writer.Raw(": ");
            writer.Text(bytes);
        }
        else if (depth < MaxDepth && IsMessage(field.Start, field.End))
        {
            writer.Open(" {");
            Message(field.Start, field.End, depth + 1);
            writer.Close("}", isEmpty: false);
        }
        else
        {
            writer.Raw(": ");
            writer.Octal(bytes);
        }
    }

    /// <summary>Whether bytes are shown as text: they do not begin as a message would, and have no control characters.</summary>
    private static bool IsText(ReadOnlySpan<byte> bytes) => bytes.IsEmpty || (bytes[0] >= ' ' && Utf8.IsValid(bytes)
        && !bytes.ContainsAnyInRange((byte)0, (byte)8) && !bytes.ContainsAnyInRange((byte)14, (byte)31));
}
