namespace KvTui.Core.Editing.Leases;

/// <summary>The words for what a save does to a lease, and what is typed for it.</summary>
public static class LeaseText
{
    /// <summary>The longest time to live that etcd takes, in seconds (etcd: server/lease/lessor.go, MaxLeaseTTL).</summary>
    private const long MostSeconds = 9_000_000_000;

    private const int MostDigits = 10;

    /// <summary>What the lease will be, as “new lease of 60 s”; empty if it stays as it is.</summary>
    public static string Of(LeaseChoice choice) => choice.Use switch
    {
        LeaseUse.Keep => "",
        LeaseUse.Attach => $"lease {KeyLease.FromInt64(choice.Number)}",
        LeaseUse.Detach => "no lease",
        LeaseUse.Grant => $"new lease of {Quantities.Count(choice.Number)} s",
        _ => throw new ArgumentOutOfRangeException(nameof(choice), choice.Use, "is not a known use of a lease"),
    };

    /// <summary>Reads a lease id in hexadecimal, as etcdctl writes it; false if it is none.</summary>
    public static bool TryParseId(string text, out long id) =>
        long.TryParse(text.AsSpan().Trim(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out id) && id > 0;

    /// <summary>Reads a time to live, such as 60, 90s, 5m or 1h30m; false if it is none that etcd takes.</summary>
    public static bool TryParseTime(string text, out long seconds)
    {
        (seconds, var number, var digits) = (0, 0L, 0);
        foreach (var letter in text.Trim())
        {
            if (char.IsAsciiDigit(letter) && digits < MostDigits)
            {
                (number, digits) = ((number * 10) + letter - '0', digits + 1);
                continue;
            }

            var unit = letter switch { 's' => 1, 'm' => 60, 'h' => 3600, 'd' => 86_400, _ => 0 };
            if (unit == 0 || digits == 0)
            {
                return false;
            }

            (seconds, number, digits) = (seconds + (number * unit), 0, 0);
        }

        seconds += number;
        return seconds is > 0 and <= MostSeconds;
    }

    /// <summary>What is wrong with an id that was typed; null if nothing, or if nothing was typed.</summary>
    public static string? MistakeInId(string text) =>
        text.Trim().Length == 0 || TryParseId(text, out _) ? null : "the id in hexadecimal digits, as 694d77aa9e38260f";

    /// <summary>What is wrong with a time to live that was typed; null if nothing, or if nothing was typed.</summary>
    public static string? MistakeInTime(string text) =>
        text.Trim().Length == 0 || TryParseTime(text, out _) ? null : "a time, as 60s, 5m or 1h30m";
}
