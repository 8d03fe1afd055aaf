namespace KvTui.Core.Explorer;

/// <summary>
/// The tool's own load on the server. At rest it is calls a second over the last minute, in coarse steps so that an idle screen stays
/// still; while much is read it is what was read since the last count.
/// </summary>
/// <param name="Started">When counting began.</param>
/// <param name="Base">The number of calls at that time.</param>
/// <param name="Totals">What there was so far.</param>
/// <param name="Shown">The step on the screen: 0 for less than one a second; -1 before there is one.</param>
public sealed record LoadState(DateTimeOffset Started, long Base, LoadTotals Totals, int Shown)
{
    /// <summary>Fewer bytes a second are what an idle screen reads.</summary>
    private const long WorthShowing = 64 * 1024;

    private static readonly int[] Steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ShortWindow = TimeSpan.FromSeconds(1);

    public static LoadState AtStart { get; } = new(default, 0, default, -1);

    /// <summary>Bytes a second while much is read, with two digits; 0 at rest.</summary>
    public long BytesPerSecond { get; private init; }

    /// <summary>Calls a second while much is read; 0 at rest.</summary>
    public int CallsPerSecond { get; private init; }

    private int Candidate { get; init; } = -1;

    private (DateTimeOffset At, LoadTotals Totals) Last { get; init; }

    /// <summary>This state after another count; the step shown changes when two counts agree on it.</summary>
    public LoadState Counted(LoadTotals totals, DateTimeOffset now)
    {
        var elapsed = now - Started;
        if (Shown < 0 && Candidate < 0 && Started == default)
        {
            return this with { Started = now, Base = totals.Calls, Totals = totals, Last = (now, totals) };
        }

        var step = Quantities.Step(Steps, (totals.Calls - Base) / Math.Max(1, elapsed.TotalSeconds));
        var next = Burst(totals, now) with { Totals = totals, Candidate = step, Shown = step == Candidate ? step : Shown };
        return elapsed < Window ? next : next with { Started = now, Base = totals.Calls };
    }

    private LoadState Burst(LoadTotals totals, DateTimeOffset now)
    {
        var elapsed = now - Last.At;
        if (elapsed < ShortWindow)
        {
            return this;
        }

        var bytes = (totals.Bytes - Last.Totals.Bytes) / elapsed.TotalSeconds;
        var calls = (totals.Calls - Last.Totals.Calls) / elapsed.TotalSeconds;
        var rest = this with { Last = (now, totals), BytesPerSecond = 0, CallsPerSecond = 0 };
        return bytes < WorthShowing ? rest : rest with { BytesPerSecond = TwoDigits(bytes), CallsPerSecond = (int)Math.Round(calls) };
    }

    private static long TwoDigits(double number)
    {
        var unit = 1L;
        for (var rest = number; rest >= 100; rest /= 10)
        {
            unit *= 10;
        }

        return (long)Math.Round(number / unit) * unit;
    }
}

/// <summary>All that the tool has asked of the server since it started.</summary>
/// <param name="Calls">Requests that reached a member.</param>
/// <param name="Failed">Those of them that failed.</param>
/// <param name="Keys">Keys in the answers.</param>
/// <param name="Events">Changes that watches brought.</param>
/// <param name="Bytes">Bytes of answers and of watches.</param>
/// <param name="WidestRange">Keys in the widest range that was asked for, which the server had to walk.</param>
public readonly record struct LoadTotals(long Calls, long Failed = 0, long Keys = 0, long Events = 0, long Bytes = 0, long WidestRange = 0);
