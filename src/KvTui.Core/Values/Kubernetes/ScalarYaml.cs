using System.Text.Unicode;

namespace KvTui.Core.Values.Kubernetes;

/// <summary>What Kubernetes writes as one word in YAML though it is a message in protobuf.</summary>
internal static class ScalarYaml
{
    private const long FirstSecond = -62_135_596_800;
    private const long LastSecond = 253_402_300_799;

    /// <summary>The YAML of a field of such a type; null if it is of another type.</summary>
    public static string? Find(ReadOnlySpan<byte> value, string type, ProtoField field) => type switch
    {
        "int" => ((long)field.Number).ToString(CultureInfo.InvariantCulture),
        "bool" => field.Number != 0 ? "true" : "false",
        "double" => BitConverter.UInt64BitsToDouble(field.Number).ToString("R", CultureInfo.InvariantCulture),
        "bytes" => Base64(value[field.Start..field.End]),
        "Time" => Time(value, field, "yyyy-MM-ddTHH:mm:ssZ"),
        "MicroTime" => Time(value, field, "yyyy-MM-ddTHH:mm:ss.ffffffZ"),
        "Quantity" => YamlText.Scalar(Part(value, field, 1)),
        "IntOrString" => IntOrString(value, field),
        _ => null,
    };

    /// <summary>Bytes as kubectl shows them.</summary>
    public static string Base64(ReadOnlySpan<byte> bytes) => bytes.IsEmpty ? "\"\"" : YamlText.Scalar(Convert.ToBase64String(bytes));

    /// <summary>The text of bytes; false if they are not UTF-8.</summary>
    public static bool TryText(ReadOnlySpan<byte> bytes, out string text)
    {
        var isText = Utf8.IsValid(bytes);
        text = isText ? Encoding.UTF8.GetString(bytes) : "";
        return isText;
    }

    private static string Time(ReadOnlySpan<byte> value, ProtoField field, string format)
    {
        if (field.Length == 0)
        {
            return "null";
        }

        var seconds = (long)Number(value, field, 1);
        var ticks = (long)(Number(value, field, 2) % 1_000_000_000 / 100);
        return seconds is < FirstSecond or > LastSecond
            ? seconds.ToString(CultureInfo.InvariantCulture)
            : $"\"{DateTimeOffset.FromUnixTimeSeconds(seconds).AddTicks(ticks).ToString(format, CultureInfo.InvariantCulture)}\"";
    }

    private static string IntOrString(ReadOnlySpan<byte> value, ProtoField field) => Number(value, field, 1) == 0
        ? ((int)Number(value, field, 2)).ToString(CultureInfo.InvariantCulture)
        : YamlText.Scalar(Part(value, field, 3));

    private static ulong Number(ReadOnlySpan<byte> value, ProtoField message, int id) => Last(value, message, id, 0).Number;

    private static string Part(ReadOnlySpan<byte> value, ProtoField message, int id)
    {
        var part = Last(value, message, id, ProtoFields.Bytes);
        return Encoding.UTF8.GetString(value.Slice(part.Start, part.Length));
    }

    private static ProtoField Last(ReadOnlySpan<byte> value, ProtoField message, int id, int wire)
    {
        const int MaxFields = 8;
        var fields = new List<ProtoField>();
        ProtoFields.Read(value, message.Start, message.End, fields, MaxFields);
        return fields.FindLast(field => field.Id == id && field.Wire == wire);
    }
}
