namespace KvTui.Tty;

/// <summary>
/// Repairs text for Terminal.Gui's fields, which throw on half a surrogate pair; labels, titles and what views draw need no repair.
/// </summary>
public static class WellFormedText
{
    /// <summary>The text with U+FFFD for each lone surrogate; the same instance if it has no surrogates at all.</summary>
    public static string Of(string text) =>
        text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) : text;
}
