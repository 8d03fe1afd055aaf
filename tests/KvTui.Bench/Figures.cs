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

    /// <summary>The smallest and the largest, as text.</summary>
    public static string Spread(IReadOnlyCollection<double> values) => FormattableString.Invariant($"{values.Min():0.#}–{values.Max():0.#}");
}
