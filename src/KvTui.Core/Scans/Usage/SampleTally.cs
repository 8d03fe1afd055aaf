namespace KvTui.Core.Scans.Usage;

/// <summary>The sizes of some values that were drawn at random, as sums.</summary>
internal readonly record struct SampleTally(long Count, double Sum, double SquareSum)
{
    /// <summary>The 97.5 % points of Student's t for 1 to 10 degrees of freedom.</summary>
    private static readonly double[] StudentT = [12.71, 4.30, 3.18, 2.78, 2.57, 2.45, 2.36, 2.31, 2.26, 2.23];

    /// <summary>Two values of about the same size do not show that all are: no error is stated below this part of the estimate.</summary>
    private const double LeastError = 0.005;

    public double Mean => Sum / Count;

    private double Variance => Math.Max(0, (SquareSum - (Sum * Sum / Count)) / (Count - 1));

    public static SampleTally operator -(SampleTally one, SampleTally other) =>
        new(one.Count - other.Count, one.Sum - other.Sum, one.SquareSum - other.SquareSum);

    public static SampleTally operator +(SampleTally one, SampleTally other) =>
        new(one.Count + other.Count, one.Sum + other.Sum, one.SquareSum + other.SquareSum);

    /// <summary>What so many values take, of which these are some.</summary>
    /// <param name="around">A larger sample, whose spread is taken where this one has none.</param>
    public ByteEstimate Of(long keys, SampleTally around)
    {
        if (keys == 0)
        {
            return ByteEstimate.Exact(0);
        }

        if (Count >= keys)
        {
            return ByteEstimate.Exact((long)Sum);
        }

        if (Count == 0)
        {
            return ByteEstimate.Unknown;
        }

        var spread = Count > 1 ? this : around;
        var bytes = keys * Mean;
        if (spread.Count < 2)
        {
            return new(bytes, bytes);
        }

        var unread = 1 - ((double)Count / keys);
        var error = T(spread.Count - 1) * keys * Math.Sqrt(unread * spread.Variance / Count);
        return new(bytes, Math.Max(error, bytes * LeastError));
    }

    private static double T(long degrees) => degrees <= StudentT.Length ? StudentT[degrees - 1] : 1.96 + (2.5 / degrees);
}
