using System.Buffers;
using System.Text.Json;

namespace KvTui.Core.Editing.Json;

/// <summary>Rewrites the blanks of JSON; its names, strings and numbers stay byte for byte, and so does white space behind it.</summary>
internal static class JsonText
{
    /// <summary>Deeper than any hand writes; what is deeper is no JSON here.</summary>
    private const int MostDepth = 1000;

    /// <summary>JSON with each of its parts on a line of its own, indented by two; null if it is none.</summary>
    public static byte[]? Formatted(ReadOnlySpan<byte> json) => Rewritten(json, null);

    /// <summary>JSON on one line; null if it is none.</summary>
    public static byte[]? Packed(ReadOnlySpan<byte> json, JsonPacking packing) => Rewritten(json, packing);

    /// <summary>How a value is packed, where unpacking it would make it longer than a line; else null.</summary>
    public static JsonPacking? PackingOf(ReadOnlySpan<byte> value)
    {
        foreach (var packing in (ReadOnlySpan<JsonPacking>)[JsonPacking.Compact, JsonPacking.Spaced])
        {
            if (IsContainer(value) && Packed(value, packing) is { } packed && value.SequenceEqual(packed))
            {
                return Formatted(value).AsSpan().SequenceEqual(value) ? null : packing;
            }
        }

        return null;
    }

    /// <summary>Whether a value is an object or an array of JSON.</summary>
    public static bool IsJson(ReadOnlySpan<byte> value) => IsContainer(value.TrimStart(" \t\r\n"u8)) && Mistake(value) is null;

    /// <summary>Where a text stops being JSON, as “line 3, column 7”; null if it is JSON.</summary>
    public static string? Mistake(ReadOnlySpan<byte> text)
    {
        try
        {
            var reader = Reader(text);
            while (reader.Read())
            {
            }

            return null;
        }
        catch (JsonException error)
        {
            var rest = text;
            for (var line = error.LineNumber ?? 0; line > 0; line--)
            {
                rest = rest[(rest.IndexOf((byte)'\n') + 1)..];
            }

            return Place(text, text.Length - rest.Length + (int)(error.BytePositionInLine ?? 0));
        }
    }

    /// <summary>A place in a text, as “line 3, column 7”.</summary>
    public static string Place(ReadOnlySpan<byte> text, int at)
    {
        var before = text[..Math.Min(at, text.Length)];
        var column = Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]);
        return $"line {before.Count((byte)'\n') + 1}, column {column + 1}";
    }

    private static bool IsContainer(ReadOnlySpan<byte> value) => value is [(byte)'{' or (byte)'[', ..];

    private static Utf8JsonReader Reader(ReadOnlySpan<byte> json) => new(json, new JsonReaderOptions { MaxDepth = MostDepth });

    /// <param name="packing">Null for a line for each part.</param>
    private static byte[]? Rewritten(ReadOnlySpan<byte> json, JsonPacking? packing)
    {
        var output = new ArrayBufferWriter<byte>(json.Length + 16);
        try
        {
            var reader = Reader(json);
            var last = JsonTokenType.None;
            while (reader.Read())
            {
                WriteGap(output, last, reader.TokenType, reader.CurrentDepth, packing);
                output.Write(Token(json, ref reader));
                last = reader.TokenType;
            }

            output.Write(json[json.TrimEnd(" \t\r\n"u8).Length..]);
            return output.WrittenSpan.ToArray();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ReadOnlySpan<byte> Token(ReadOnlySpan<byte> json, ref Utf8JsonReader reader)
    {
        var quotes = reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? 2 : 0;
        return json.Slice((int)reader.TokenStartIndex, reader.ValueSpan.Length + quotes);
    }

    /// <summary>Writes what stands between two tokens.</summary>
    private static void WriteGap(ArrayBufferWriter<byte> output, JsonTokenType last, JsonTokenType next, int depth, JsonPacking? packing)
    {
        var opened = last is JsonTokenType.StartObject or JsonTokenType.StartArray;
        var closes = next is JsonTokenType.EndObject or JsonTokenType.EndArray;
        if (last == JsonTokenType.None || (opened && closes))
        {
            return;
        }

        if (last == JsonTokenType.PropertyName)
        {
            output.Write(packing == JsonPacking.Compact ? ":"u8 : ": "u8);
            return;
        }

        var hasComma = !opened && !closes;
        output.Write(hasComma ? ","u8 : ""u8);
        if (packing is null)
        {
            output.Write("\n"u8);
            output.GetSpan(2 * depth)[..(2 * depth)].Fill((byte)' ');
            output.Advance(2 * depth);
        }
        else if (packing == JsonPacking.Spaced && hasComma)
        {
            output.Write(" "u8);
        }
    }
}
