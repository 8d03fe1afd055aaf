using System.Buffers;
using System.Globalization;

namespace KvTui.Tty.Input.Decoding;

/// <summary>
/// The body of a string that a terminal sends, as long as it may be the answer to the question for its background: OSC 11 (xterm,
/// ctlseqs), with <c>rgb:RRRR/GGGG/BBBB</c> of one to four digits each, <c>rgba:</c>, or <c>#RRGGBB</c>.
/// </summary>
internal sealed class BackgroundAnswer
{
    private const int Longest = 40;
    private const int Colors = 3;
    private const int MostDigits = 4;

    private static readonly SearchValues<byte> OfColors = SearchValues.Create("rgba:/#0123456789abcdefABCDEF"u8);

    private readonly byte[] _bytes = new byte[Longest];
    private int _count;
    private bool _fits;

    /// <summary>Whether what has come is the beginning of an answer, or a whole one.</summary>
    public bool HasBegun => _fits && _count > 0;

    /// <summary>Whether it is surely an answer, so that a byte that is not of it cannot be of the string.</summary>
    public bool IsSure => _fits && _count >= Number.Length;

    /// <summary>What has come as long as it fitted.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _count);

    /// <summary>What the answer says; null if it is none, or not whole.</summary>
    public InputEvent.BackgroundReported? Event
    {
        get
        {
            Span<int> colors = stackalloc int[Colors];
            var isColor = IsSure && TryRead(Bytes[Number.Length..], colors);
            // The weights of ITU-R BT.601 for what is seen.
            return isColor ? new((299 * colors[0]) + (587 * colors[1]) + (114 * colors[2]) >= 1000 * 128) : null;
        }
    }

    private static ReadOnlySpan<byte> Number => "11;"u8;

    /// <param name="introducer">The byte behind ESC.</param>
    public void Begin(byte introducer) => (_count, _fits) = (0, introducer == ']');

    /// <summary>Takes a byte of the string; false if it is not of an answer.</summary>
    public bool Take(byte value)
    {
        _fits = _fits && _count < Longest && (_count < Number.Length ? value == Number[_count] : OfColors.Contains(value));
        if (_fits)
        {
            _bytes[_count++] = value;
        }

        return _fits;
    }

    /// <summary>Reads red, green and blue, each from 0 to 255.</summary>
    private static bool TryRead(ReadOnlySpan<byte> text, Span<int> colors)
    {
        var digits = text is [(byte)'#', ..] && text.Length % Colors == 1 ? text.Length / Colors : 0;
        var rest = text[(digits > 0 ? 1 : Math.Max(0, text.IndexOf((byte)':') + 1))..];
        for (var i = 0; i < Colors; i++)
        {
            var slash = digits > 0 ? digits : rest.IndexOf((byte)'/');
            var part = slash < 0 ? rest : rest[..slash];
            if (part.Length is 0 or > MostDigits
                || !int.TryParse(part, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            {
                return false;
            }

            colors[i] = value * 255 / ((1 << (4 * part.Length)) - 1);
            rest = rest[Math.Min(rest.Length, part.Length + (digits > 0 ? 0 : 1))..];
        }

        return true;
    }
}
