using System.Collections.Immutable;

namespace KvTui.Tui.Members;

/// <summary>Round trips as a row of bars, on one scale for all members: each step is thrice the last or so, from 0.5 ms to 1 s.</summary>
internal static class Sparkline
{
    private const int StepsPerDecade = 2;

    /// <summary>The last times that fit into some columns, newest last; a poll without an answer is the sign of a failure.</summary>
    public static string Of(ImmutableArray<TimeSpan?> times, int columns, GlyphSet glyphs)
    {
        var shown = times.AsSpan()[Math.Max(0, times.Length - Math.Max(0, columns))..];
        Span<char> bars = stackalloc char[shown.Length];
        for (var i = 0; i < shown.Length; i++)
        {
            bars[i] = shown[i] is { } time ? glyphs.Levels[Level(time, glyphs.Levels.Length)] : glyphs.Failed;
        }

        return bars.ToString();
    }

    private static int Level(TimeSpan time, int levels)
    {
        var decades = Math.Log10(Math.Max(0.01, time.TotalMilliseconds));
        return Math.Clamp((int)Math.Round((decades * StepsPerDecade) + 1), 0, levels - 1);
    }
}
