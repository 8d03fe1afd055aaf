using System.Buffers;

namespace KvTui.Cli.Arguments;

/// <summary>Durations as Go writes them, so that etcdctl's values work: “300ms”, “5s”, “1m30s”, “1.5h”, “0”.</summary>
internal static class GoDuration
{
    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.");

    private static readonly (string Unit, double Ticks)[] Units =
    [
        ("ns", 0.01), ("us", 10), ("µs", 10), ("μs", 10), ("ms", TimeSpan.TicksPerMillisecond),
        ("s", TimeSpan.TicksPerSecond), ("m", TimeSpan.TicksPerMinute), ("h", TimeSpan.TicksPerHour),
    ];

    /// <summary>The longest time that is waited for: timers count no further than 49 days.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(40);

    /// <summary>Reads how long to wait: longer than nothing, and cut to 40 days.</summary>
    /// <inheritdoc cref="ParsePositive"/>
    public static TimeSpan ParseWait(string text, string origin) =>
        ParsePositive(text, origin) is var wait && wait < LongestWait ? wait : LongestWait;

    /// <summary>Reads a duration that is longer than nothing.</summary>
    /// <exception cref="UsageException">The text is not a duration above zero.</exception>
    public static TimeSpan ParsePositive(string text, string origin) => TryParse(text, out var duration) && duration > TimeSpan.Zero
        ? duration
        : throw new UsageException($"{origin}: '{text}' is not a duration above zero; expected one such as 300ms, 5s or 1m30s.");

    /// <summary>Reads an unsigned duration; false if it is none or does not fit.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        var rest = text.AsSpan();
        var ticks = 0d;
        while (!rest.IsEmpty)
        {
            var digits = rest.IndexOfAnyExcept(NumberCharacters);
            if (digits <= 0 || !double.TryParse(rest[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var size))
            {
                return text == "0";
            }

            rest = rest[digits..];
            var end = rest.IndexOfAnyInRange('0', '9');
            var unit = (end < 0 ? rest : rest[..end]).ToString();
            var known = Array.FindIndex(Units, u => u.Unit == unit);
            if (known < 0)
            {
                return false;
            }

            ticks += size * Units[known].Ticks;
            rest = rest[unit.Length..];
        }

        duration = ticks < TimeSpan.MaxValue.Ticks / 2 ? TimeSpan.FromTicks((long)ticks) : TimeSpan.Zero;
        return text.Length > 0 && ticks < TimeSpan.MaxValue.Ticks / 2;
    }
}
