namespace KvTui.Core.Members;

/// <summary>A round trip time in steps of 1, 2, 5, 10 … ms, so that an idle screen does not flicker.</summary>
/// <param name="Milliseconds">The step; 0 stands for less than 1 ms, -1 for none.</param>
public readonly record struct RoundTripStep(int Milliseconds)
{
    /// <summary>How far beyond the border of its step a time must be to leave it.</summary>
    private const double Margin = 1.5;

    /// <summary>What the scheduling of two idle processes adds at some polls and not at others.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMicroseconds(750);

    private static readonly int[] Steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];

    public static RoundTripStep None => new(-1);

    /// <summary>The highest step that a duration reaches.</summary>
    public static RoundTripStep Of(TimeSpan time) => new(Quantities.Step(Steps, time.TotalMilliseconds));

    /// <summary>The step of a time, or this one while the time is close to it: at a border it does not go to and fro.</summary>
    public RoundTripStep Near(TimeSpan time)
    {
        var isNear = Milliseconds >= 0 && (Of(time * Margin) == this || Of(time / Margin) == this || Of(time + Slack) == this);
        return isNear ? this : Of(time);
    }

    public override string ToString() => Milliseconds switch
    {
        < 0 => "",
        0 => "<1",
        _ => Milliseconds.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };
}
