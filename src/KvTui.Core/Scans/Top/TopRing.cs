namespace KvTui.Core.Scans.Top;

/// <summary>Figures of the last 60 seconds, second by second.</summary>
internal sealed class TopRing
{
    private readonly TopFigures[] _figures = new TopFigures[TopMeter.WindowSeconds];
    private readonly long[] _seconds = new long[TopMeter.WindowSeconds];

    /// <summary>Adds to a second, which is above 0 and never goes back.</summary>
    public void Add(long second, TopFigures figures)
    {
        var slot = second % TopMeter.WindowSeconds;
        _figures[slot] = _seconds[slot] == second ? _figures[slot] + figures : figures;
        _seconds[slot] = second;
    }

    /// <summary>The sum of the window that ends with a second.</summary>
    /// <param name="length">How many seconds of it, that one included.</param>
    public TopFigures Sum(long second, int length = TopMeter.WindowSeconds)
    {
        var sum = default(TopFigures);
        for (var slot = 0; slot < _figures.Length; slot++)
        {
            if (_seconds[slot] > second - length)
            {
                sum += _figures[slot];
            }
        }

        return sum;
    }
}
