namespace KvTui.Core.Analysis.Usage;

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
