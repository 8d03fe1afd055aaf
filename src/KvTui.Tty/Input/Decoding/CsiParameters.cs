namespace KvTui.Tty.Input.Decoding;

/// <summary>The parameter bytes of a control sequence: numbers with <c>;</c> between them, each with parts after <c>:</c>.</summary>
internal readonly ref struct CsiParameters(ReadOnlySpan<byte> bytes)
{
    private const int MaxValue = 0x0FFF_FFFF;

    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public bool IsEmpty => _bytes.IsEmpty;

    /// <summary>Whether it begins with one of <c>&lt; = &gt; ?</c>, as the terminal's answers and SGR mouse reports do.</summary>
    public bool IsPrivate => !_bytes.IsEmpty && _bytes[0] is >= (byte)'<' and <= (byte)'?';

    /// <summary>Whether it is nothing but one number.</summary>
    public bool IsSingleNumber => !_bytes.IsEmpty && !_bytes.ContainsAnyExceptInRange((byte)'0', (byte)'9');

    /// <summary>The number at an index, or its part; the fallback if it is missing or empty.</summary>
    public int Number(int index, int fallback, int part = 0)
    {
        var rest = Nth(_bytes, index, (byte)';');
        rest = Nth(rest, part, (byte)':');
        var value = 0;
        foreach (var digit in rest)
        {
            if (digit is < (byte)'0' or > (byte)'9')
            {
                return fallback;
            }

            value = (int)Math.Min(MaxValue, (value * 10L) + (digit - '0'));
        }

        return rest.IsEmpty ? fallback : value;
    }

    /// <summary>The same without the private marker.</summary>
    public CsiParameters WithoutMarker() => new(_bytes[1..]);

    private static ReadOnlySpan<byte> Nth(ReadOnlySpan<byte> bytes, int index, byte separator)
    {
        for (; index > 0; index--)
        {
            var end = bytes.IndexOf(separator);
            if (end < 0)
            {
                return [];
            }

            bytes = bytes[(end + 1)..];
        }

        var length = bytes.IndexOf(separator);
        return length < 0 ? bytes : bytes[..length];
    }
}
