using System.Text.Unicode;

namespace KvTui.Core.Scans.Search;

/// <summary>Bytes as a regular expression sees them: decoded, what is no UTF-8 as the character of its number: <c>\xfe</c>.</summary>
internal static class DecodedText
{
    /// <summary>Decodes bytes; how many UTF-16 units were written, at most one a byte.</summary>
    public static int Decode(ReadOnlySpan<byte> bytes, Span<char> text)
    {
        if (Utf8.IsValid(bytes))
        {
            return Encoding.UTF8.GetChars(bytes, text);
        }

        var length = 0;
        while (!bytes.IsEmpty)
        {
            var used = Next(bytes, out var scalar);
            length += scalar.EncodeToUtf16(text[length..]);
            bytes = bytes[used..];
        }

        return length;
    }

    /// <summary>How many of the bytes so many UTF-16 units stand for.</summary>
    public static int BytesOf(ReadOnlySpan<byte> bytes, int units)
    {
        var length = 0;
        while (units > 0 && length < bytes.Length)
        {
            length += Next(bytes[length..], out var scalar);
            units -= scalar.Utf16SequenceLength;
        }

        return length;
    }

    private static int Next(ReadOnlySpan<byte> bytes, out Rune scalar)
    {
        if (Rune.DecodeFromUtf8(bytes, out scalar, out var used) == System.Buffers.OperationStatus.Done)
        {
            return used;
        }

        scalar = new(bytes[0]);
        return 1;
    }
}
