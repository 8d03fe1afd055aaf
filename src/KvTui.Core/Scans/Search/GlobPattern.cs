using System.Collections;

namespace KvTui.Core.Scans.Search;

/// <summary>A glob over bytes; it takes no more time than the lengths of text and pattern multiplied, whatever they are.</summary>
internal sealed class GlobPattern
{
    private readonly List<Part> _parts = [];

    /// <exception cref="FormatException">A bracket is not closed.</exception>
    public GlobPattern(string text, bool ignoreCase)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var i = 0; i < bytes.Length; i++)
        {
            switch (bytes[i])
            {
                case (byte)'*':
                    _parts.Add(new(PartKind.Any, null));
                    break;
                case (byte)'?':
                    _parts.Add(new(PartKind.Character, null));
                    break;
                case (byte)'[':
                    _parts.Add(new(PartKind.Set, ReadSet(bytes, ref i, ignoreCase)));
                    break;
                case (byte)'\\' when i + 1 < bytes.Length:
                    _parts.Add(new(PartKind.Set, One(ReadEscape(bytes, ref i), ignoreCase)));
                    break;
                default:
                    _parts.Add(new(PartKind.Set, One(bytes[i], ignoreCase)));
                    break;
            }
        }
    }

    private enum PartKind
    {
        /// <summary>Any number of any bytes.</summary>
        Any,

        /// <summary>One character of UTF-8, or one byte that is in none.</summary>
        Character,

        /// <summary>One byte of a set.</summary>
        Set,
    }

    /// <summary>Whether the whole text matches. On a mismatch only the last star takes a character more, which is enough.</summary>
    public bool Matches(ReadOnlySpan<byte> text)
    {
        var (place, part) = (0, 0);
        var (starPlace, starPart) = (0, -1);
        while (place < text.Length || part < _parts.Count)
        {
            if (part < _parts.Count && _parts[part].Kind == PartKind.Any)
            {
                (starPlace, starPart) = (place, part++);
            }
            else if (part < _parts.Count && Length(_parts[part], text[place..]) is > 0 and var length)
            {
                place += length;
                part++;
            }
            else if (starPart >= 0 && starPlace < text.Length)
            {
                starPlace += CharacterLength(text[starPlace..]);
                (place, part) = (starPlace, starPart + 1);
            }
            else
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>How many bytes the part takes at the beginning of a text; 0 if it does not match.</summary>
    private static int Length(Part part, ReadOnlySpan<byte> text) =>
        text.IsEmpty ? 0
        : part.Set is not { } set ? CharacterLength(text)
        : set[text[0]] ? 1 : 0;

    private static int CharacterLength(ReadOnlySpan<byte> text) =>
        Rune.DecodeFromUtf8(text, out _, out var used) == System.Buffers.OperationStatus.Done ? used : 1;

    /// <summary>What a backslash stands before: a byte as names show it, or any character that is to stand for itself.</summary>
    private static byte ReadEscape(ReadOnlySpan<byte> text, ref int place)
    {
        var isByte = text.Length - place >= 4 && text[place + 1] == 'x'
            && char.IsAsciiHexDigit((char)text[place + 2]) && char.IsAsciiHexDigit((char)text[place + 3]);
        var length = isByte ? 4 : 2;
        var escape = Encoding.Latin1.GetString(text.Slice(place, length));
        place += length - 1;
        return Printable.TryUnescape(escape, out var bytes) ? bytes[0] : text[place];
    }

    private static BitArray One(byte value, bool ignoreCase)
    {
        var set = new BitArray(256);
        Add(set, value, ignoreCase);
        return set;
    }

    private static BitArray ReadSet(ReadOnlySpan<byte> text, ref int place, bool ignoreCase)
    {
        var inverse = place + 1 < text.Length && text[place + 1] is (byte)'!' or (byte)'^';
        var start = place + (inverse ? 2 : 1);

        // A bracket right at the beginning stands for itself.
        var close = start < text.Length ? text[(start + 1)..].IndexOf((byte)']') : -1;
        if (close < 0)
        {
            throw new FormatException("a [ without its ]");
        }

        var set = new BitArray(256);
        var inner = text[start..(start + 1 + close)];
        for (var i = 0; i < inner.Length; i++)
        {
            var isRange = i + 2 < inner.Length && inner[i + 1] == '-';
            for (var value = (int)inner[i]; value <= (isRange ? inner[i + 2] : inner[i]); value++)
            {
                Add(set, (byte)value, ignoreCase);
            }

            i += isRange ? 2 : 0;
        }

        place = start + 1 + close;
        return inverse ? set.Not() : set;
    }

    private static void Add(BitArray set, byte value, bool ignoreCase)
    {
        set[value] = true;
        if (ignoreCase && char.IsAsciiLetter((char)value))
        {
            set[value ^ 0x20] = true;
        }
    }

    private readonly record struct Part(PartKind Kind, BitArray? Set);
}
