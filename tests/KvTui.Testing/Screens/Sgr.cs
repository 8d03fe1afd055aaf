using KvTui.Tty.Cells;

namespace KvTui.Testing.Screens;

/// <summary>Reads SGR parameters.</summary>
internal static class Sgr
{
    internal static Style Apply(Style style, int[] parameters)
    {
        if (parameters.Length == 0)
        {
            return default;
        }

        for (var i = 0; i < parameters.Length; i++)
        {
            style = parameters[i] switch
            {
                0 => default,
                1 => style.Add(CellAttributes.Bold),
                2 => style.Add(CellAttributes.Dim),
                3 => style.Add(CellAttributes.Italic),
                4 => style.Add(CellAttributes.Underline),
                7 => style.Add(CellAttributes.Reverse),
                9 => style.Add(CellAttributes.Strikethrough),
                22 => style with { Attributes = style.Attributes & ~(CellAttributes.Bold | CellAttributes.Dim) },
                23 => style with { Attributes = style.Attributes & ~CellAttributes.Italic },
                24 => style with { Attributes = style.Attributes & ~CellAttributes.Underline },
                27 => style with { Attributes = style.Attributes & ~CellAttributes.Reverse },
                29 => style with { Attributes = style.Attributes & ~CellAttributes.Strikethrough },
                >= 30 and <= 39 => style with { Foreground = ReadColor(parameters, ref i, parameters[i] - 30) },
                >= 40 and <= 49 => style with { Background = ReadColor(parameters, ref i, parameters[i] - 40) },
                >= 90 and <= 97 => style with { Foreground = CellColor.Indexed((byte)(parameters[i] - 82)) },
                >= 100 and <= 107 => style with { Background = CellColor.Indexed((byte)(parameters[i] - 92)) },
                _ => throw EscapeParser.Unknown($"SGR {parameters[i]}"),
            };
        }

        return style;
    }

    private static CellColor ReadColor(int[] parameters, ref int i, int which)
    {
        if (which != 8)
        {
            return which == 9 ? CellColor.Default : CellColor.Indexed((byte)which);
        }

        switch (parameters[i + 1])
        {
            case 5:
                i += 2;
                return CellColor.Indexed(checked((byte)parameters[i]));
            case 2:
                i += 4;
                return CellColor.Rgb(checked((byte)parameters[i - 2]), checked((byte)parameters[i - 1]), checked((byte)parameters[i]));
            default:
                throw EscapeParser.Unknown($"SGR colour {parameters[i + 1]}");
        }
    }
}
