namespace KvTui.Core.Values.Formats;

/// <summary>Points in time, and how far away their days are.</summary>
internal static class UnixTime
{
    private const long FirstSecond = 946_684_800;
    private const long LastSecond = 4_102_444_800;

    /// <summary>What is to be said of a value that is nothing but a number which may be a time between 2000 and 2100; else null.</summary>
    public static string? Note(ReadOnlySpan<byte> value)
    {
        var digits = value.Trim(" \r\n"u8);
        var (unit, perSecond) = digits.Length switch
        {
            9 or 10 => ("s", 1L),
            12 or 13 => ("ms", 1_000L),
            15 or 16 => ("µs", 1_000_000L),
            18 or 19 => ("ns", 1_000_000_000L),
            _ => ("", 0L),
        };
        if (perSecond == 0 || digits.ContainsAnyExceptInRange((byte)'0', (byte)'9') || digits[0] == '0'
            || !long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number / perSecond is < FirstSecond or >= LastSecond)
        {
            return null;
        }

        var time = DateTimeOffset.FromUnixTimeSeconds(number / perSecond).AddTicks(number % perSecond * 10_000_000 / perSecond);
        return $"as unix {unit}: {Text(time)}";
    }

    /// <summary>A time in UTC, with what it has of a second.</summary>
    public static string Text(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>A time, and how many days it is from today: “, 30 days left”.</summary>
    /// <param name="ends">Whether something ends then, so that it is left or expired.</param>
    public static string Text(DateTimeOffset time, DateOnly? today, bool ends)
    {
        if (today is not { } day)
        {
            return Text(time);
        }

        var days = DateOnly.FromDateTime(time.UtcDateTime).DayNumber - day.DayNumber;
        var far = $"{Quantities.Count(Math.Abs(days))} {(Math.Abs(days) == 1 ? "day" : "days")}";
        var word = days == 0 ? "today" : (days > 0, ends) switch
        {
            (true, true) => $"{far} left",
            (false, true) => $"expired {far} ago",
            (true, false) => $"in {far}",
            (false, false) => $"{far} ago",
        };
        return $"{Text(time)}, {word}";
    }
}
