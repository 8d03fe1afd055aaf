using System.Globalization;
using System.Text;
using KvTui.Testing;
using KvTui.Testing.Screens;

namespace KvTui.Tui.Tests.Dialogs;

/// <summary>A screen as it is kept in a file: what is in each cell, and its style in words.</summary>
internal sealed class GoldenPart
{
    private readonly string[] _rows;
    private readonly Dictionary<(int X, int Y), string> _styles = [];

    private GoldenPart(string text)
    {
        var lines = text.Split('\n');
        var end = Array.FindIndex(lines, static line => line.StartsWith("--- ", StringComparison.Ordinal));
        _rows = lines[..end];
        var legend = lines[end..].Where(static line => line.Contains(" = ", StringComparison.Ordinal))
            .Select(static line => line.Split(" = ")).ToDictionary(static parts => parts[0], static parts => parts[1]);
        Cursor = lines[end].Split("cursor ")[1];
        foreach (var line in lines[(end + 1)..].Where(static line => line.Length > 0 && char.IsAsciiDigit(line[0])))
        {
            var y = Number(line.Split(": ")[0]);
            foreach (var run in line.Split(": ")[1].Split(", "))
            {
                var parts = run.Split('-', ' ');
                for (var x = Number(parts[0]); x <= Number(parts[1]); x++)
                {
                    _styles[(x, y)] = legend[parts[2]];
                }
            }
        }
    }

    internal string Cursor { get; }

    internal static GoldenPart Kept(string name) =>
        new(File.ReadAllText(Checkout.PathTo("tests", "KvTui.Core.Tests", "Screens", "__screens__", $"{name}.txt")));

    internal static GoldenPart Of(VirtualTerminal terminal) => new(ScreenText.Of(terminal));

    /// <summary>The cells of a part of the screen, one a line, each with its style; of a blank only what colours it.</summary>
    internal string Part(Rectangle part)
    {
        var cells = new StringBuilder();
        for (var y = part.Y; y < part.Bottom; y++)
        {
            for (var x = part.X; x < part.Right; x++)
            {
                var sign = y < _rows.Length && x < _rows[y].Length ? _rows[y][x] : ' ';
                var style = _styles.GetValueOrDefault((x, y), "");
                var isSeen = sign != ' ' || style.Split(", ").Intersect(["Reverse", "Underline"]).Any();
                cells.Append($"{x},{y} {sign} {(isSeen ? style : "")}\n");
            }
        }

        return cells.ToString();
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
