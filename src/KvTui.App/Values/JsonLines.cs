using System.Text.Encodings.Web;
using System.Text.Json;
using KvTui.Terminal.Text;

namespace KvTui.App.Values;

/// <summary>JSON with an indent of two; numbers and escapes as they were written.</summary>
internal static class JsonLines
{
    /// <summary>The most bytes that are parsed: etcd's default request limit and a little.</summary>
    private const int MaxBytes = 2 * 1024 * 1024;

    /// <summary>Whether a value begins and ends as a JSON object or array does.</summary>
    public static bool MayBeJson(ReadOnlySpan<byte> value)
    {
        var trimmed = value.Trim(" \t\r\n"u8);
        return trimmed.Length >= 2 && value.Length <= MaxBytes
            && ((trimmed[0] == '{' && trimmed[^1] == '}') || (trimmed[0] == '[' && trimmed[^1] == ']'));
    }

    /// <summary>Formats a value; false if it is not JSON.</summary>
    public static bool TryFormat(ReadOnlyMemory<byte> value, out List<string> lines)
    {
        lines = [];
        if (value.Length > MaxBytes)
        {
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(value);
            using var output = new MemoryStream(value.Length * 2);
            using (var writer = new Utf8JsonWriter(output, new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            {
                document.WriteTo(writer);
            }

            var text = output.GetBuffer().AsSpan(0, (int)output.Length);
            foreach (var line in text.Split((byte)'\n'))
            {
                lines.Add(Printable.Text(text[line]));
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
