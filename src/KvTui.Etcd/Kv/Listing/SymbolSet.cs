namespace KvTui.Etcd.Kv.Listing;

/// <summary>An ordered set of byte values.</summary>
internal readonly record struct SymbolSet(UInt128 Low, UInt128 High)
{
    private const int HalfSize = 128;

    private static readonly SymbolSet Digits = Between('0', '9');
    private static readonly SymbolSet LowerHex = Digits.With(Between('a', 'f'));
    private static readonly SymbolSet UpperHex = Digits.With(Between('A', 'F'));
    private static readonly SymbolSet Lower = Between('a', 'z');
    private static readonly SymbolSet Upper = Between('A', 'Z');
    private static readonly SymbolSet Text = Between(' ', '~');
    private static readonly SymbolSet All = new(UInt128.MaxValue, UInt128.MaxValue);

    public int Count => (int)(UInt128.PopCount(Low) + UInt128.PopCount(High));

    /// <summary>Whether the set contains both digits and letters, and only those of hexadecimal numbers in one case.</summary>
    public bool IsHexadecimal => (IsWithin(LowerHex) || IsWithin(UpperHex)) && Meets(Digits) && !IsWithin(Digits);

    /// <summary>Whether a place with these symbols will likely show others: digits and non-text bytes count, letters form names.</summary>
    public bool Counts => IsWithin(Digits) || !IsWithin(Text);

    public static SymbolSet Of(byte symbol)
        => symbol < HalfSize ? new(UInt128.One << symbol, 0) : new(0, UInt128.One << (symbol - HalfSize));

    public SymbolSet With(SymbolSet other) => new(Low | other.Low, High | other.High);

    /// <summary>The number of symbols in the set that are smaller than this one.</summary>
    public int Rank(byte symbol) => symbol < HalfSize
        ? (int)UInt128.PopCount(Low & ((UInt128.One << symbol) - 1))
        : (int)(UInt128.PopCount(Low) + UInt128.PopCount(High & ((UInt128.One << (symbol - HalfSize)) - 1)));

    /// <summary>The symbol with this many smaller ones in the set.</summary>
    public byte Select(int rank)
    {
        var (half, first) = (Low, 0);
        var inLow = (int)UInt128.PopCount(Low);
        if (rank >= inLow)
        {
            (half, first, rank) = (High, HalfSize, rank - inLow);
        }

        for (; rank > 0; rank--)
        {
            half &= half - 1;
        }

        return (byte)(first + (int)UInt128.TrailingZeroCount(half));
    }

    /// <summary>
    /// The set with other likely symbols: numbers use all digits, names all letters, binary keys all bytes. Keys come in order, so the
    /// greatest symbol of the place that varies most slowly is always the last one seen.
    /// </summary>
    /// <param name="hexadecimal">Whether digits are likely to belong to hexadecimal numbers.</param>
    public SymbolSet Extended(bool hexadecimal)
    {
        if (!IsWithin(Text))
        {
            return All;
        }

        if (IsHexadecimal || (hexadecimal && (IsWithin(LowerHex) || IsWithin(UpperHex))))
        {
            return Meets(Upper) ? UpperHex : LowerHex;
        }

        var likely = this;
        foreach (var kind in (ReadOnlySpan<SymbolSet>)[Digits, Lower, Upper])
        {
            likely = Meets(kind) ? likely.With(kind) : likely;
        }

        return likely;
    }

    private static SymbolSet Between(char first, char last)
    {
        var set = default(SymbolSet);
        for (var symbol = first; symbol <= last; symbol++)
        {
            set = set.With(Of((byte)symbol));
        }

        return set;
    }

    private bool Meets(SymbolSet other) => (Low & other.Low) != 0 || (High & other.High) != 0;

    private bool IsWithin(SymbolSet other) => (Low & ~other.Low) == 0 && (High & ~other.High) == 0;
}
