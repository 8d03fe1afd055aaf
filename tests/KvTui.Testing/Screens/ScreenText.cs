using System.Text;
using KvTui.Tty.Cells;

namespace KvTui.Testing.Screens;

/// <summary>A screen as text that can be read, compared and kept: its rows, the cursor, and which columns have which style.</summary>
public static class ScreenText
{
    /// <summary>The rows, then "cursor x,y", then for each row with styles its column ranges and letters, then what the letters mean.</summary>
    public static string Of(VirtualTerminal terminal)
    {
        var text = new StringBuilder(terminal.ScreenText.TrimEnd('\n'));
        var letters = new Dictionary<Style, string>();
        text.Append('\n').Append($"--- {terminal.Size.Width}x{terminal.Size.Height}, cursor ");
        text.Append(terminal.IsCursorVisible ? $"{terminal.Cursor.X},{terminal.Cursor.Y}" : "hidden").Append('\n');
        for (var y = 0; y < terminal.Size.Height; y++)
        {
            AppendStyles(text, terminal, y, letters);
        }

        foreach (var (style, letter) in letters)
        {
            text.Append($"{letter} = {Describe(style)}\n");
        }

        return text.ToString();
    }

    private static void AppendStyles(StringBuilder text, VirtualTerminal terminal, int y, Dictionary<Style, string> letters)
    {
        var runs = new List<string>();
        for (var x = 0; x < terminal.Size.Width;)
        {
            var style = terminal.CellAt(x, y).Style;
            var start = x;
            while (x < terminal.Size.Width && terminal.CellAt(x, y).Style == style)
            {
                x++;
            }

            if (style != default)
            {
                if (!letters.TryGetValue(style, out var letter))
                {
                    letters[style] = letter = letters.Count < 26 ? $"{(char)('a' + letters.Count)}" : $"s{letters.Count}";
                }

                runs.Add($"{start}-{x - 1} {letter}");
            }
        }

        if (runs.Count > 0)
        {
            text.Append($"{y}: {string.Join(", ", runs)}\n");
        }
    }

    private static string Describe(Style style)
    {
        var parts = new List<string>();
        if (style.Attributes != CellAttributes.None)
        {
            parts.Add($"{style.Attributes}");
        }

        if (!style.Foreground.IsDefault)
        {
            parts.Add($"text {Describe(style.Foreground)}");
        }

        if (!style.Background.IsDefault)
        {
            parts.Add($"background {Describe(style.Background)}");
        }

        return string.Join(", ", parts);
    }

    private static string Describe(CellColor color) => color.IsRgb ? $"#{color.R:x2}{color.G:x2}{color.B:x2}" : $"{color.Index}";
}
