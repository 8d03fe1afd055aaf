namespace KvTui.App.State.Members;

/// <summary>A round trip time in steps of 1, 2, 5, 10 … ms, so that an idle screen does not flicker.</summary>
/// <param name="Milliseconds">The step; 0 stands for less than 1 ms, -1 for none.</param>
public readonly record struct RoundTripStep(int Milliseconds)
{
    private static readonly int[] Steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];

    public static RoundTripStep None => new(-1);

    /// <summary>The highest step that a duration reaches.</summary>
    public static RoundTripStep Of(TimeSpan time)
    {
        var step = 0;
        foreach (var candidate in Steps)
        {
            step = time.TotalMilliseconds >= candidate ? candidate : step;
        }

        return new(step);
    }

    public override string ToString() => Milliseconds switch
    {
        < 0 => "",
        0 => "<1",
        _ => Milliseconds.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };
}
