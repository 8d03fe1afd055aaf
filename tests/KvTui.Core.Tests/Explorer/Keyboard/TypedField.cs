using KvTui.Text;

namespace KvTui.Core.Tests.Explorer.Keyboard;

/// <summary>A field of one line as a screen has it: its text, the caret in it, and whether all of it is selected.</summary>
internal sealed record TypedField(string Text, int Caret, bool IsSelected)
{
    /// <summary>A field with a text and the caret at its end; an offered text is selected.</summary>
    public static TypedField Of(string text, bool isOffered = false) => new(text, text.Length, isOffered && text.Length > 0);

    /// <summary>Text put in at the caret, in place of what is selected; line ends become blanks, one at the end is dropped.</summary>
    public TypedField Insert(string text)
    {
        var line = text.EndsWith("\r\n", StringComparison.Ordinal) ? text[..^2] : text is [.., '\n' or '\r'] ? text[..^1] : text;
        line = string.Concat(line.Select(static letter => char.IsControl(letter) ? ' ' : letter));
        return IsSelected ? Replace(0, Text.Length, line) : Replace(Caret, Caret, line);
    }

    /// <summary>What a key that is no character does here; the field itself if it is no key of a field.</summary>
    public TypedField Press(string key) => (key, IsSelected) switch
    {
        ("backspace" or "del" or "ctrl+d", true) => Replace(0, Text.Length, ""),
        ("left" or "ctrl+b", _) => At(Before),
        ("right" or "ctrl+f", _) => At(After),
        ("home" or "ctrl+a", _) => At(0),
        ("end" or "ctrl+e", _) => At(Text.Length),
        ("backspace", _) => Replace(Before, Caret, ""),
        ("del" or "ctrl+d", _) => Replace(Caret, After, ""),
        ("ctrl+w", _) => Replace(WordBefore(), Caret, ""),
        ("ctrl+u", _) => Replace(0, Caret, ""),
        ("ctrl+k", _) => Replace(Caret, Text.Length, ""),
        _ => this,
    };

    private int Before => Caret - Graphemes.PreviousLength(Text.AsSpan(0, Caret));

    private int After => Caret + Graphemes.NextLength(Text.AsSpan(Caret));

    private TypedField At(int caret) => new(Text, caret, false);

    private int WordBefore()
    {
        var start = Caret;
        while (start > 0 && !IsWord(Text[start - 1]))
        {
            start--;
        }

        while (start > 0 && IsWord(Text[start - 1]))
        {
            start--;
        }

        return start;
    }

    private TypedField Replace(int start, int end, string text) => Of(Text[..start] + text + Text[end..]).At(start + text.Length);

    private static bool IsWord(char letter) => letter > '\u007f' || letter == '_' || char.IsAsciiLetterOrDigit(letter);
}
