namespace KvTui.Core.Scans.Usage;

/// <summary>What some keys take.</summary>
/// <param name="ValueBytes">0 where values were not read.</param>
/// <param name="Versions">How often they were written since each was made.</param>
public readonly record struct UsageFigures(long Keys, long KeyBytes, long ValueBytes, long Versions)
{
    /// <summary>Of keys and values.</summary>
    public long Bytes => KeyBytes + ValueBytes;

    public static UsageFigures operator +(UsageFigures one, UsageFigures other) => new(
        one.Keys + other.Keys, one.KeyBytes + other.KeyBytes, one.ValueBytes + other.ValueBytes, one.Versions + other.Versions);

    public static UsageFigures operator -(UsageFigures one, UsageFigures other) => new(
        one.Keys - other.Keys, one.KeyBytes - other.KeyBytes, one.ValueBytes - other.ValueBytes, one.Versions - other.Versions);
}

/// <summary>A number of bytes, known or estimated.</summary>
/// <param name="Bytes">NaN if nothing is known.</param>
/// <param name="Error">Half the width of the interval that holds the true number in 95 % of cases; 0 if the number is exact.</param>
public readonly record struct ByteEstimate(double Bytes, double Error)
{
    public static ByteEstimate Unknown { get; } = new(double.NaN, 0);

    public bool IsKnown => !double.IsNaN(Bytes);

    public bool IsExact => IsKnown && Error == 0;

    /// <summary>The error in whole % of the bytes, rounded up; at least 1 unless exact.</summary>
    public int ErrorPercent => IsExact || !IsKnown ? 0 : (int)Math.Clamp(Math.Ceiling(Error / Math.Max(1, Bytes) * 100), 1, 999);

    public static ByteEstimate Exact(long bytes) => new(bytes, 0);

    /// <summary>The sum of two that were estimated apart.</summary>
    public static ByteEstimate operator +(ByteEstimate one, ByteEstimate other) =>
        new(one.Bytes + other.Bytes, Math.Sqrt((one.Error * one.Error) + (other.Error * other.Error)));
}
