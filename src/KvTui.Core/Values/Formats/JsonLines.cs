using System.Text.Json;

namespace KvTui.Core.Values.Formats;

/// <summary>JSON with an indent of two; names, numbers and strings byte for byte as they were written.</summary>
internal static class JsonLines
{
    /// <summary>The most bytes that are parsed: etcd's default request limit and a little.</summary>
    private const int MaxBytes = 2 * 1024 * 1024;

    /// <summary>The most bytes of a token that is cut which make a line.</summary>
    private const int MaxLineBytes = 4096;

    /// <summary>Whether a value begins and ends as a JSON object or array does.</summary>
    public static bool MayBeJson(ReadOnlySpan<byte> value)
    {
        var trimmed = value.Trim(" \t\r\n"u8);
        return trimmed.Length >= 2 && value.Length <= MaxBytes
            && ((trimmed[0] == '{' && trimmed[^1] == '}') || (trimmed[0] == '[' && trimmed[^1] == ']'));
    }

    /// <summary>Formats the beginning of a value; false if that is not JSON, whatever follows it.</summary>
    /// <param name="part">How many bytes of it.</param>
    public static bool TryFormat(ReadOnlyMemory<byte> value, int part, out List<string> lines)
    {
        lines = [];
        if (part > MaxBytes)
        {
            return false;
        }

        try
        {
            var reader = new Utf8JsonReader(value.Span[..part], isFinalBlock: part == value.Length, default);
            var line = new StringBuilder();
            var last = JsonTokenType.None;
            while (reader.Read())
            {
                Append(lines, line, ref reader, value.Span, last);
                last = reader.TokenType;
            }

            if (last != JsonTokenType.None)
            {
                lines.Add(line.ToString());
            }

            AppendCut(lines, value.Span[(int)reader.BytesConsumed..part], 2 * reader.CurrentDepth);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Adds the beginning of the token that the preview cuts, as it stands.</summary>
    private static void AppendCut(List<string> lines, ReadOnlySpan<byte> rest, int indent)
    {
        rest = rest.TrimStart(" \t\r\n"u8);
        if (rest.StartsWith(","u8) && lines.Count > 0)
        {
            lines[^1] += ",";
        }

        for (rest = rest.TrimStart(",: \t\r\n"u8); !rest.IsEmpty;)
        {
            var line = rest[..Math.Min(rest.Length, MaxLineBytes)];
            lines.Add(new string(' ', indent) + Printable.Text(line));
            rest = rest[line.Length..];
        }
    }

    /// <summary>Adds a token to the line that is being made; the one before ends if the token begins another.</summary>
    private static void Append(
        List<string> lines, StringBuilder line, ref Utf8JsonReader reader, ReadOnlySpan<byte> value, JsonTokenType last)
    {
        var opened = last is JsonTokenType.StartObject or JsonTokenType.StartArray;
        var closes = reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray;
        if (last == JsonTokenType.PropertyName)
        {
            line.Append(": ");
        }
        else if (!opened || !closes)
        {
            if (last != JsonTokenType.None)
            {
                lines.Add(line.Append(opened || closes ? "" : ",").ToString());
                line.Clear();
            }

            line.Append(' ', 2 * reader.CurrentDepth);
        }

        Printable.Append(line, value[(int)reader.TokenStartIndex..(int)reader.BytesConsumed].TrimEnd(": \t\r\n"u8));
    }
}
