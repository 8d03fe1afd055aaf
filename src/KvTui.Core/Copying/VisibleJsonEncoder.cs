using System.Buffers;
using System.Text.Encodings.Web;

namespace KvTui.Core.Copying;

/// <summary>
/// Escapes in JSON what has to be, and what could steer a terminal or hide from eyes (controls, format characters such as bidi overrides,
/// unassigned and private ones); leaves all other text readable, which the encoders of the library do not do together.
/// </summary>
public sealed unsafe class VisibleJsonEncoder : JavaScriptEncoder
{
    private static readonly SearchValues<byte> Plain = SearchValues.Create(PlainBytes());

    public static VisibleJsonEncoder Instance { get; } = new();

    public override int MaxOutputCharactersPerInputCharacter => 12;

    public override int FindFirstCharacterToEncode(char* text, int textLength)
    {
        var rest = new ReadOnlySpan<char>(text, textLength);
        for (var i = 0; i < rest.Length;)
        {
            if (Rune.DecodeFromUtf16(rest[i..], out var rune, out var used) != OperationStatus.Done || WillEncode(rune.Value))
            {
                return i;
            }

            i += used;
        }

        return -1;
    }

    public override int FindFirstCharacterToEncodeUtf8(ReadOnlySpan<byte> utf8Text)
    {
        for (var i = 0; i < utf8Text.Length;)
        {
            var plain = utf8Text[i..].IndexOfAnyExcept(Plain);
            if (plain < 0)
            {
                return -1;
            }

            i += plain;
            if (Rune.DecodeFromUtf8(utf8Text[i..], out var rune, out var used) != OperationStatus.Done || WillEncode(rune.Value))
            {
                return i;
            }

            i += used;
        }

        return -1;
    }

    public override bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        var output = new Span<char>(buffer, bufferLength);
        char? letter = unicodeScalar switch { '"' => '"', '\\' => '\\', '\n' => 'n', '\r' => 'r', '\t' => 't', _ => null };
        if (letter is { } known)
        {
            numberOfCharactersWritten = 2;
            return bufferLength >= 2 && output.TryWrite($"\\{known}", out numberOfCharactersWritten);
        }

        Span<char> units = stackalloc char[2];
        return new Rune(unicodeScalar).EncodeToUtf16(units) == 1
            ? output.TryWrite(CultureInfo.InvariantCulture, $"\\u{(int)units[0]:x4}", out numberOfCharactersWritten)
            : output.TryWrite(CultureInfo.InvariantCulture, $"\\u{(int)units[0]:x4}\\u{(int)units[1]:x4}", out numberOfCharactersWritten);
    }

    public override bool WillEncode(int unicodeScalar) => unicodeScalar switch
    {
        '"' or '\\' => true,
        < 0x7F => unicodeScalar < ' ',
        _ => Rune.GetUnicodeCategory(new Rune(unicodeScalar)) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned,
    };

    private static byte[] PlainBytes() => [.. Enumerable.Range(' ', 0x7F - ' ').Where(c => c is not ('"' or '\\')).Select(c => (byte)c)];
}
