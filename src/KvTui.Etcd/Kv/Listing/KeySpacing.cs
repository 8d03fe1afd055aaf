namespace KvTui.Etcd.Kv.Listing;

/// <summary>
/// Estimates from the keys read so far where the next given number of keys will end. Keys are taken as numbers whose digits are the symbols
/// seen at each place, and extrapolated at the density of those read last. A place that never varied has one digit, and so no weight.
/// </summary>
internal sealed class KeySpacing
{
    private const int MostSamples = 1024;
    private const int MostPlaces = 4096;
    private const int HexadecimalPlaces = 4;

    /// <summary>The precision of a window's end, as a share of the window.</summary>
    private const double Fineness = 1 / 16.0;

    private readonly List<KeySample> _samples = [];
    private readonly List<SymbolSet> _places = [];
    private long _read;
    private bool _hexadecimal;

    /// <summary>The last key read; empty if there is none.</summary>
    public EtcdKey Last => _samples.Count == 0 ? EtcdKey.Empty : _samples[^1].Key;

    /// <summary>Adds a page.</summary>
    /// <param name="isElsewhere">Whether the page's place was guessed; if it has more keys than all before, they are forgotten.</param>
    public void Add(PageFacts page, bool isElsewhere)
    {
        if (isElsewhere && page.KeyCount > _read)
        {
            _samples.Clear();
            _places.Clear();
        }

        if (_samples.Count > MostSamples)
        {
            Thin();
        }

        foreach (var sample in page.Samples)
        {
            _samples.Add(sample with { Rank = _read + sample.Rank });
            Learn(sample.Key.Span);
        }

        _read += page.KeyCount;
        var mixed = 0;
        foreach (var place in _places)
        {
            mixed += place.IsHexadecimal ? 1 : 0;
        }

        _hexadecimal = mixed >= HexadecimalPlaces;
    }

    /// <summary>Where a window with so many keys should end; null if the keys read so far do not tell.</summary>
    /// <param name="from">The window's start, after the last key read.</param>
    /// <param name="lookBack">How many of the last keys determine the density.</param>
    public EtcdKey? End(EtcdKey from, double keys, long lookBack)
    {
        if (_samples.Count < 2)
        {
            return null;
        }

        var last = _samples[^1];
        var reference = _samples[Math.Min(FirstAt(last.Rank - lookBack), _samples.Count - 2)];
        var shared = reference.Key.Span.CommonPrefixLength(from.Span);
        var pace = (Value(last.Key.Span, shared) - Value(reference.Key.Span, shared)) / (last.Rank - reference.Rank);
        var ahead = pace * keys;
        if (!(ahead > 0))
        {
            return null;
        }

        var end = Key(from.Span, shared, Value(from.Span, shared) + ahead, ahead * Fineness);
        return end > from ? end : null;
    }

    /// <summary>
    /// Where a window should end that begins after all keys that share more with the last key than its start does: at the next sibling of
    /// that group, if all are alike, or inside the sibling if it would be too large. Null if their kind suggests no sibling.
    /// </summary>
    /// <param name="steps">The least number of siblings to pass at once; 0 if the end may lie inside the first.</param>
    public EtcdKey? NeighbourEnd(EtcdKey from, long keys, int steps)
    {
        var last = Last.Span;
        var place = last.CommonPrefixLength(from.Span);
        var isInsideName = place > 0 && place < last.Length && IsLetter(last[place]) && IsLetter(last[place - 1])
            && _places[place].Count == 1;
        if (place == last.Length || place >= from.Length || isInsideName)
        {
            return null;
        }

        var digits = Digits(place, moves: true).Extended(_hexadecimal);
        var next = digits.Rank(from.Span[place]);
        var first = FirstBehind(last[..(place + 1)]);
        var held = Math.Max(1, _samples[^1].Rank - _samples[first].Rank + 1);
        if (steps == 0 && held > keys && next < digits.Count)
        {
            var model = _samples[FirstAt(_samples[first].Rank + keys)].Key.Span;
            byte[] inside = [.. last[..place], digits.Select(next), .. model[(place + 1)..]];
            if (inside.AsSpan().SequenceCompareTo(from.Span) > 0)
            {
                return new(inside);
            }
        }

        next += Math.Max(Math.Max(1, steps), (int)Math.Min(keys / held, digits.Count));
        if (next >= digits.Count)
        {
            return null;
        }

        byte[] end = [.. last[..place], digits.Select(next)];
        return new(end);
    }

    /// <summary>
    /// Where a window should end that begins after all keys that share more with the last key than its start does: after all that share
    /// less, but still so much of a name that they are likely to be few. Null if nothing is left to share.
    /// </summary>
    /// <param name="steps">The most bytes by which the shared part is shortened.</param>
    public EtcdKey? OuterEnd(EtcdKey from, int steps)
    {
        var last = Last.Span;
        var length = last.CommonPrefixLength(from.Span);
        if (length < last.Length && char.IsAsciiDigit((char)last[length]))
        {
            // A number that does not continue in one digit does not continue in the digits before it.
            while (length > 1 && char.IsAsciiDigit((char)last[length - 1]) && _places[length - 1].Count == 1)
            {
                length--;
            }
        }
        else
        {
            for (var step = 1; step < steps && length > 1 && IsLetter(last[length - 1]) && IsLetter(last[length - 2]); step++)
            {
                length--;
            }
        }

        return length == 0 ? null : KeyRange.PrefixEnd(new(last[..length].ToArray()));
    }

    /// <summary>Drops every other of the older samples: precision matters nearby, less so farther back.</summary>
    private void Thin()
    {
        var (kept, half) = (0, _samples.Count / 2);
        for (var i = 0; i < half; i += 2)
        {
            _samples[kept++] = _samples[i];
        }

        _samples.RemoveRange(kept, half - kept);
    }

    private void Learn(ReadOnlySpan<byte> key)
    {
        for (var place = 0; place < Math.Min(key.Length, MostPlaces); place++)
        {
            if (place == _places.Count)
            {
                _places.Add(default);
            }

            _places[place] = _places[place].With(SymbolSet.Of(key[place]));
        }
    }

    private static bool IsLetter(byte symbol) => char.IsAsciiLetter((char)symbol);

    /// <summary>The first sample with at least this rank; the last one if there is none.</summary>
    private int FirstAt(long rank)
    {
        var (low, high) = (0, _samples.Count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _samples[middle].Rank < rank ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>The first sample not below a key; the last one if there is none.</summary>
    private int FirstBehind(ReadOnlySpan<byte> key)
    {
        var (low, high) = (0, _samples.Count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _samples[middle].Key.Span.SequenceCompareTo(key) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>The digits of a place: the symbols seen there, and others that are likely.</summary>
    /// <param name="moves">Whether the window advances at this place, so that a digit of a number that has not changed so far will.</param>
    private SymbolSet Digits(int place, bool moves)
    {
        var seen = place < _places.Count ? _places[place] : default;
        return seen.Count > 1 || (moves && seen.Counts) ? seen.Extended(_hexadecimal) : seen;
    }

    /// <summary>A key as a fraction of all keys that share its beginning.</summary>
    private double Value(ReadOnlySpan<byte> key, int shared)
    {
        var (value, weight) = (0.0, 1.0);
        for (var place = shared; place < key.Length && weight > double.Epsilon; place++)
        {
            var digits = Digits(place, place == shared);
            weight /= Math.Max(1, digits.Count);
            value += digits.Rank(key[place]) * weight;
        }

        return value;
    }

    /// <summary>The key at a position relative to another's shared prefix; null if no key lies beyond.</summary>
    private EtcdKey? Key(ReadOnlySpan<byte> from, int shared, double value, double fineness)
    {
        var key = new List<byte>(shared + 16);
        var carry = (long)Math.Min(value, long.MaxValue / 2);
        for (var place = 0; place < shared; place++)
        {
            key.Add(from[place]);
        }

        for (var place = shared - 1; carry > 0; place--)
        {
            if (place < 0)
            {
                return null;
            }

            var digits = Digits(place, moves: true);
            var digit = digits.Rank(from[place]) + carry;
            carry = digit / digits.Count;
            key[place] = digits.Select((int)(digit % digits.Count));
        }

        value -= Math.Floor(value);
        var weight = 1.0;
        for (var place = shared; weight > fineness && place < _places.Count; place++)
        {
            var digits = Digits(place, place == shared);
            var digit = Math.Min((int)(value * digits.Count), digits.Count - 1);
            key.Add(digits.Select(digit));
            value = (value * digits.Count) - digit;
            weight /= digits.Count;
        }

        return new([.. key]);
    }
}
