using KvTui.Core.Members.Shown;

namespace KvTui.Tui.Members;

/// <summary>A line of heights as a row of bars.</summary>
internal static class Sparkline
{
    /// <summary>The last bars that fit into some columns, newest last; a question without an answer is the sign of a failure.</summary>
    /// <param name="line">The heights, as <see cref="TrendLine"/> has them.</param>
    public static string Of(string line, int columns, GlyphSet glyphs) => string.Create(
        Math.Clamp(columns, 0, line.Length),
        (Line: line, Glyphs: glyphs),
        static (bars, of) =>
        {
            var shown = of.Line.AsSpan(of.Line.Length - bars.Length);
            for (var i = 0; i < bars.Length; i++)
            {
                bars[i] = shown[i] switch
                {
                    TrendLine.Nothing => ' ',
                    TrendLine.Failed => of.Glyphs.Failed,
                    var height => of.Glyphs.Levels[height - '0'],
                };
            }
        });
}
