using KvTui.Etcd.Model;

namespace KvTui.Etcd.Kv.Listing;

/// <summary>
/// Tells from the keys read so far where the next so many will end: takes keys for numbers whose digits are the symbols that their places have
/// shown, and carries on at the density of those read last. A place that never varied has one digit and so no weight.
/// </summary>
internal sealed class KeySpacing
{
    private const int MostSamples = 1024;
    private const int MostPlaces = 4096;
    private const int HexadecimalPlaces = 4;

    /// <summary>How finely the end of a window is placed, as a share of the window.</summary>
    private const double Fineness = 1 / 16.0;

    private readonly List<KeySample> _samples = [];
    private readonly List<SymbolSet> _places = [];
    private long _read;
    private bool _hexadecimal;

    /// <summary>The last key that was read; empty if none was.</summary>
    public EtcdKey Last => _samples.Count == 0 ? EtcdKey.Empty : _samples[^1].Key;

    /// <summary>Takes a page in.</summary>
    /// <param name="isElsewhere">Whether it was come upon, and not expected: if it is more than all before, it alone counts.</param>
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

    /// <summary>Where a window with so many keys ends; null if the keys read so far do not tell.</summary>
    /// <param name="from">Its start, behind the last key that was read.</param>
    /// <param name="lookBack">How many of the keys read last tell the density.</param>
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
    /// Where a window ends that begins behind all keys that share more with the last one than its start does: at the next neighbour that they would
    /// have if all were alike, or inside it if it would be too large. Null if they have none that their kind would lead to.
    /// </summary>
    /// <param name="steps">How many neighbours are passed at once, at least; 0 if the end may lie inside the first.</param>
    public EtcdKey? NeighbourEnd(EtcdKey from, long keys, int steps)
    {
        var last = Last.Span;
        var place = last.CommonPrefixLength(from.Span);
        var isInsideName = place > 0 && place < last.Length && IsLetter(last[place]) && IsLetter(last[place - 1]) && _places[place].Count == 1;
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
    /// Where a window ends that begins behind all keys that share more with the last one than its start does: behind all that share less, but
    /// still as much of a name as makes them likely to be few. Null if nothing is left to share.
    /// </summary>
    /// <param name="steps">How many bytes less are shared, at most.</param>
    public EtcdKey? OuterEnd(EtcdKey from, int steps)
    {
        var last = Last.Span;
        var length = last.CommonPrefixLength(from.Span);
        if (length < last.Length && char.IsAsciiDigit((char)last[length]))
        {
            // A number that does not go on in one digit does not go on in those before it.
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

    /// <summary>Forgets every other one of the older keys: what is near is wanted finely, what is far only roughly.</summary>
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

    /// <summary>The first sample of at least a rank; the last one if there is none.</summary>
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

    /// <summary>The first sample that is not smaller than a key; the last one if there is none.</summary>
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

    /// <summary>The digits of a place: what was seen there and what is likely beside it.</summary>
    /// <param name="moves">Whether the place is one at which the window moves on, so that a number whose digit has not changed so far will.</param>
    private SymbolSet Digits(int place, bool moves)
    {
        var seen = place < _places.Count ? _places[place] : default;
        return seen.Count > 1 || (moves && seen.Counts) ? seen.Extended(_hexadecimal) : seen;
    }

    /// <summary>A key as a fraction of all those that begin as it does.</summary>
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

    /// <summary>The key that has a value among those that begin as another does; null if there is none behind it.</summary>
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
