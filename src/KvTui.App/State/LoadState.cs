namespace KvTui.App.State;

/// <summary>The tool's own load on the server: calls a second over the last minute, in coarse steps so that an idle screen stays still.</summary>
/// <param name="Started">When counting began.</param>
/// <param name="Base">The number of calls at that time.</param>
/// <param name="Total">The number of calls so far.</param>
/// <param name="Shown">The step on the screen: 0 for less than one a second; -1 before there is one.</param>
public sealed record LoadState(DateTimeOffset Started, long Base, long Total, int Shown)
{
    private static readonly int[] Steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private int Candidate { get; init; } = -1;

    public static LoadState AtStart { get; } = new(default, 0, 0, -1);

    /// <summary>This state after another count; the step shown changes when two counts agree on it.</summary>
    public LoadState Counted(long total, DateTimeOffset now)
    {
        var elapsed = now - Started;
        if (Shown < 0 && Candidate < 0 && Started == default)
        {
            return this with { Started = now, Base = total, Total = total };
        }

        var rate = (total - Base) / Math.Max(1, elapsed.TotalSeconds);
        var step = 0;
        foreach (var candidate in Steps)
        {
            step = rate >= candidate ? candidate : step;
        }

        var next = this with { Total = total, Candidate = step, Shown = step == Candidate ? step : Shown };
        return elapsed < Window ? next : next with { Started = now, Base = total };
    }
}
