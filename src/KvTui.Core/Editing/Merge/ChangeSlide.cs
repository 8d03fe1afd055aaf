namespace KvTui.Core.Editing.Merge;

/// <summary>
/// Settles where a change stands where several places are as true: a run of changed lines that begins and ends alike can be shifted. It
/// stands as late as it can, but beside a change of the other text where that is possible; runs that meet become one.
/// </summary>
internal sealed class ChangeSlide
{
    private readonly int[] _lines;
    private readonly bool[] _changed;

    /// <summary>For each number of unchanged lines before, whether the other text has changed lines there.</summary>
    private readonly bool[] _otherHas;

    private int _start;
    private int _end;

    /// <summary>How many unchanged lines stand before the run.</summary>
    private int _before;

    private ChangeSlide(int[] lines, bool[] changed, bool[] other)
    {
        (_lines, _changed, _otherHas) = (lines, changed, new bool[lines.Length + 1]);
        var unchanged = 0;
        foreach (var isChanged in other)
        {
            _otherHas[unchanged] |= isChanged;
            unchanged += isChanged ? 0 : 1;
        }
    }

    /// <summary>Shifts the runs of changed lines of a text to where they are to stand.</summary>
    /// <param name="lines">The lines of the text, equal ones by equal numbers.</param>
    /// <param name="changed">Which of them are changed.</param>
    /// <param name="other">Which lines of the other text are.</param>
    public static void Settle(int[] lines, bool[] changed, bool[] other) => new ChangeSlide(lines, changed, other).Settle();

    private void Settle()
    {
        for (; ; (_start, _before) = (_end + 1, _before + 1))
        {
            _end = _start;
            Grow();
            if (_end > _start)
            {
                SettleRun();
            }

            if (_end == _lines.Length)
            {
                return;
            }
        }
    }

    private void SettleRun()
    {
        int length, earliest;
        bool isBeside;
        do
        {
            length = _end - _start;
            while (TryUp())
            {
            }

            (earliest, isBeside) = (_end, _otherHas[_before]);
            while (TryDown())
            {
                isBeside |= _otherHas[_before];
            }
        }
        while (_end - _start != length);

        while (isBeside && _end > earliest && !_otherHas[_before])
        {
            TryUp();
        }
    }

    private bool TryUp()
    {
        if (_start == 0 || _lines[_start - 1] != _lines[_end - 1])
        {
            return false;
        }

        (_changed[--_start], _changed[--_end]) = (true, false);
        while (_start > 0 && _changed[_start - 1])
        {
            _start--;
        }

        _before--;
        return true;
    }

    private bool TryDown()
    {
        if (_end == _lines.Length || _lines[_start] != _lines[_end])
        {
            return false;
        }

        (_changed[_start++], _changed[_end++]) = (false, true);
        Grow();
        _before++;
        return true;
    }

    private void Grow()
    {
        while (_end < _lines.Length && _changed[_end])
        {
            _end++;
        }
    }
}
