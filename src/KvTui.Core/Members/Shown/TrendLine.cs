namespace KvTui.Core.Members.Shown;

/// <summary>
/// Lines of heights, a sign for each value, newest last: from 0 for the lowest to 7 for the highest, a blank where nothing was observed.
/// </summary>
public static class TrendLine
{
    /// <summary>Stands for a question without an answer.</summary>
    public const char Failed = 'x';

    /// <summary>Stands for a time in which nothing was observed.</summary>
    public const char Nothing = ' ';

    private const int Highest = 7;

    /// <summary>A time, in seconds, of the lowest height but one.</summary>
    private const double Short = 0.001;

    private const int StepsPerDecade = 2;

    /// <summary>The least rate, a second, that reaches the highest step.</summary>
    private const double LeastRate = 10;

    /// <summary>How many times the smallest size the largest has to be for a line to go all the way up.</summary>
    private const double LeastGrowth = 1.1;

    /// <summary>Times in seconds, on one scale for everything: each step is thrice the last or so, from 0.5 ms to 1 s.</summary>
    /// <param name="nothing">What stands where there is no time.</param>
    public static string OfTimes(double?[] times, char nothing = Nothing) => Of(
        times, static time => 1 + (StepsPerDecade * Math.Log10(Math.Max(time, Short / 100) / Short)), nothing);

    /// <summary>Rates, from none to the highest of all.</summary>
    internal static string OfRates(double?[] rates, double most) => Of(rates, rate => rate / Math.Max(most, LeastRate) * Highest);

    /// <summary>Sizes, from the least to the most of all, unless they are nearly the same.</summary>
    internal static string OfSizes(double?[] sizes, double least, double most)
    {
        var range = Math.Max(1, Math.Max(most, least * LeastGrowth) - least);
        return Of(sizes, size => (size - least) / range * Highest);
    }

    private static string Of(double?[] values, Func<double, double> height, char nothing = Nothing)
    {
        var line = new StringBuilder(values.Length);
        foreach (var value in values)
        {
            line.Append(value is { } known ? (char)('0' + (int)Math.Round(Math.Clamp(height(known), 0, Highest))) : nothing);
        }

        return line.ToString();
    }
}
