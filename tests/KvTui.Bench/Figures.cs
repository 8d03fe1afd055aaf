namespace KvTui.Bench;

/// <summary>The middle of some measurements, and their spread.</summary>
internal static class Figures
{
    /// <summary>The median; the mean of the two in the middle for an even count.</summary>
    public static double Median(IReadOnlyCollection<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>The value that this share of them, from 0 to 1, does not exceed.</summary>
    public static double Percentile(IReadOnlyCollection<double> values, double share) =>
        values.Order().ElementAt(Math.Max(0, (int)Math.Ceiling(values.Count * share) - 1));

    /// <summary>The smallest and the largest, as text.</summary>
    public static string Spread(IReadOnlyCollection<double> values) => FormattableString.Invariant($"{values.Min():0.#}–{values.Max():0.#}");

    /// <summary>The median with the smallest and the largest, as text.</summary>
    public static string Text(IReadOnlyCollection<double> values) => FormattableString.Invariant($"{Median(values):0.0} ({Spread(values)})");
}
