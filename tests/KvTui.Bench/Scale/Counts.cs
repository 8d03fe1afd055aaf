using System.Globalization;

namespace KvTui.Bench.Scale;

/// <summary>Counts as the explorer shows them.</summary>
internal static class Counts
{
    private static readonly NumberFormatInfo Grouped = new() { NumberGroupSeparator = " ", NumberGroupSizes = [3], NumberDecimalDigits = 0 };

    /// <summary>With blanks between thousands: “1 204”.</summary>
    public static string Text(long count) => count.ToString("N", Grouped);
}
