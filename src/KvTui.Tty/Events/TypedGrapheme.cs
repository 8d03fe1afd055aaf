using KvTui.Tty.Input;

namespace KvTui.Tty.Events;

/// <summary>Joins typed characters that form one grapheme cluster, such as a flag, so that a field gets one key.</summary>
internal static class TypedGrapheme
{
    /// <summary>
    /// How many events at the beginning are one cluster, and its text; 1 and an empty text for a single character and for all else.
    /// </summary>
    internal static (int Count, string Text) Of(ReadOnlySpan<InputEvent> events)
    {
        if (events.Length < 2
            || Typed(events[0]) is not { } first
            || Typed(events[1]) is not { } second
            || (first.IsAscii && second.IsAscii))
        {
            return (1, "");
        }

        Span<char> text = stackalloc char[Graphemes.MaxLength];
        var (length, count) = (0, 0);
        while (count < events.Length && Typed(events[count]) is { } rune && length + rune.Utf16SequenceLength <= text.Length)
        {
            var added = rune.EncodeToUtf16(text[length..]);
            if (count > 0 && Graphemes.NextLength(text[..(length + added)]) < length + added)
            {
                break;
            }

            length += added;
            count++;
        }

        return count < 2 ? (1, "") : (count, text[..length].ToString());
    }

    private static Rune? Typed(InputEvent input) =>
        input is InputEvent.KeyPressed { Key: { Kind: KeyKind.Character, Modifiers: KeyModifiers.None } key } ? key.Rune : null;
}
