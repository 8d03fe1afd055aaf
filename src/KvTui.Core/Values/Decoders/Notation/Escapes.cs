namespace KvTui.Core.Values.Decoders.Notation;

/// <summary>What stands in quotes: the escapes of JSON for quotes, control characters, and all that cannot be shown as it is.</summary>
internal static class Escapes
{
    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAny('"', '\\') && ReferenceEquals(Printable.Text(text), text))
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
        {
            Append(escaped, rune);
        }

        return escaped.ToString();
    }

    private static void Append(StringBuilder escaped, Rune rune)
    {
        var shown = rune.Value is >= ' ' and <= '~' ? "" : rune.ToString();
        _ = rune.Value switch
        {
            '"' => escaped.Append("\\\""),
            '\\' => escaped.Append("\\\\"),
            '\n' => escaped.Append("\\n"),
            '\r' => escaped.Append("\\r"),
            '\t' => escaped.Append("\\t"),
            _ when shown.Length == 0 => escaped.Append((char)rune.Value),
            _ when Printable.Text(shown) == shown => escaped.Append(shown),
            > 0xFFFF => escaped.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:x}}}"),
            _ => escaped.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}"),
        };
    }
}
