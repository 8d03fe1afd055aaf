namespace KvTui.Cli.Output;

/// <summary>Sizes for eyes.</summary>
internal static class Size
{
    /// <summary>B, KiB, MiB, GiB or TiB, with one decimal below 10.</summary>
    public static string Of(long bytes)
    {
        string[] units = ["B", "KiB", "MiB", "GiB", "TiB"];
        var unit = 0;
        double amount = bytes;
        while (amount >= 1024 && unit < units.Length - 1)
        {
            amount /= 1024;
            unit++;
        }

        return amount.ToString(unit == 0 || amount >= 10 ? "0" : "0.0", CultureInfo.InvariantCulture) + " " + units[unit];
    }
}
