namespace KvTui.Core;

/// <summary>Numbers with their units, as the screen shows them.</summary>
public static class Quantities
{
    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);

    private static readonly int[] SecondSteps = [10, 20, 30, 45];
    private static readonly int[] MinuteSteps = [1, 2, 3, 5, 10, 15, 20, 30, 45];

    private static readonly NumberFormatInfo Grouped = new() { NumberGroupSeparator = " ", NumberGroupSizes = [3] };

    /// <summary>A count with blanks between thousands: “1 204”.</summary>
    public static string Count(long count) => count.ToString("N0", Grouped);

    /// <summary>A number of keys with its noun: “1 key”, “1 204 keys”.</summary>
    public static string Keys(long count) => count == 1 ? "1 key" : $"{Count(count)} keys";

    /// <summary>A size in bytes: “64 B”, “1.5 KiB”, “25 MiB”.</summary>
    public static string Size(long bytes)
    {
        ReadOnlySpan<string> units = ["B", "KiB", "MiB", "GiB", "TiB"];
        var (size, unit) = ((double)bytes, 0);
        while (size >= 1024 && unit < units.Length - 1)
        {
            (size, unit) = (size / 1024, unit + 1);
        }

        var digits = unit > 0 && size < 10 ? "0.#" : "0";
        return string.Create(CultureInfo.InvariantCulture, $"{size.ToString(digits, CultureInfo.InvariantCulture)} {units[unit]}");
    }

    /// <summary>A short time: “0.4 ms”, “15 ms”, “1.2 s”.</summary>
    public static string Moment(TimeSpan time) => time.TotalMilliseconds switch
    {
        < 10 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.0} ms"),
        < 1000 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0} ms"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s"),
    };

    /// <summary>An age or a wait in whole seconds, minutes or hours: “12 s”, “3 min”, “2 h”.</summary>
    public static string Age(TimeSpan age) => age switch
    {
        { TotalSeconds: < 120 } => $"{(int)Math.Max(0, age.TotalSeconds)} s",
        { TotalMinutes: < 120 } => $"{(int)age.TotalMinutes} min",
        _ => $"{(int)age.TotalHours} h",
    };

    /// <summary>
    /// An age or a wait in steps that grow with it, for what stands in many rows: “now”, “30 s”, “5 min”, “3 h”, “12 d”; it is never
    /// more than that is.
    /// </summary>
    public static string AgeStep(TimeSpan age) => age switch
    {
        { TotalSeconds: < 10 } => "now",
        { TotalMinutes: < 1 } => $"{Step(SecondSteps, age.TotalSeconds)} s",
        { TotalHours: < 1 } => $"{Step(MinuteSteps, age.TotalMinutes)} min",
        { TotalHours: < 48 } => $"{(int)age.TotalHours} h",
        _ => $"{(int)age.TotalDays} d",
    };

    /// <summary>What a lease has to live, in the steps of an age: “ended”, “&lt; 10 s”, “5 min”; it is never less than that says.</summary>
    public static string TimeLeft(TimeSpan left) => left < TimeSpan.Zero ? "ended"
        : left.TotalSeconds < SecondSteps[0] ? "< 10 s"
        : AgeStep(left);

    /// <summary>How long an answer has been missing, as an age, but never less than “1 s”: sooner nobody speaks of it.</summary>
    public static string Silence(TimeSpan time) => Age(time < OneSecond ? OneSecond : time);

    /// <summary>The highest of some ascending steps that a number reaches; 0 if it is below them all.</summary>
    public static int Step(ReadOnlySpan<int> steps, double number)
    {
        var step = 0;
        foreach (var candidate in steps)
        {
            step = number >= candidate ? candidate : step;
        }

        return step;
    }

    /// <summary>A revision: “r1042”.</summary>
    public static string Revision(long revision) => $"r{revision.ToString(CultureInfo.InvariantCulture)}";
}
