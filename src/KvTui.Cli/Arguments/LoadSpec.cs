namespace KvTui.Cli.Arguments;

/// <summary>Caps on the load, with commas between: “25%” of the time, “50/s” requests, “4MiB/s” read.</summary>
internal static class LoadSpec
{
    private const string PerSecond = "/s";

    private static readonly (string Unit, double Bytes)[] Units =
    [
        ("KiB", 1024), ("MiB", 1024 * 1024), ("GiB", 1024 * 1024 * 1024), ("kB", 1e3), ("KB", 1e3), ("MB", 1e6), ("GB", 1e9), ("B", 1),
    ];

    /// <summary>Reads a list of caps, each kind at most once.</summary>
    /// <exception cref="UsageException">The text is not such a list.</exception>
    public static LoadBudget Parse(string text, string origin)
    {
        var budget = LoadBudget.Unlimited;
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            budget = Add(budget, part)
                ?? throw new UsageException(
                    $"{origin}: '{part}' is not a cap on the load, or the second of its kind; "
                    + "expected a share above 0% and up to 100%, requests or bytes a second, as in 25%,50/s,4MiB/s.");
        }

        return budget;
    }

    private static LoadBudget? Add(LoadBudget budget, string part)
    {
        if (part.EndsWith('%'))
        {
            return budget.Share is null && Number(part[..^1]) is { } percent and <= 100 ? budget with { Share = percent / 100 } : null;
        }

        if (!part.EndsWith(PerSecond, StringComparison.Ordinal))
        {
            return null;
        }

        var rate = part[..^PerSecond.Length];
        if (Array.Find(Units, unit => rate.EndsWith(unit.Unit, StringComparison.Ordinal)) is { Unit: not null } known)
        {
            return budget.BytesPerSecond is null && Number(rate[..^known.Unit.Length]) is { } amount
                ? budget with { BytesPerSecond = amount * known.Bytes }
                : null;
        }

        return budget.RequestsPerSecond is null && Number(rate) is { } requests ? budget with { RequestsPerSecond = requests } : null;
    }

    /// <summary>A number above 0 and small enough to reckon with.</summary>
    private static double? Number(string text) =>
        double.TryParse(text.TrimEnd(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number is >= 0.001 and <= 1e9 ? number : null;
}
