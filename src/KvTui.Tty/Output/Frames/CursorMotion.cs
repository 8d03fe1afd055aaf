namespace KvTui.Tty.Output.Frames;

/// <summary>Moves the cursor by the shortest sequence (CUP, CHA, CUU, CUD, CUF, CUB, BS, CR, LF).</summary>
internal static class CursorMotion
{
    /// <summary>The X of a position whose column is not certain.</summary>
    internal const int UnknownColumn = -1;

    /// <summary>For so many columns BS is shorter than CUB, or as short.</summary>
    internal const int MaxBackspaces = 3;

    /// <summary>Writes a move; <paramref name="from"/> is null where not even the row is certain.</summary>
    internal static void Write(FrameBytes output, Point? from, Point to)
    {
        var absolute = AbsoluteCost(to);
        if (from is not { } start || Math.Min(RelativeCost(start, to), NextLineCost(start, to)) >= absolute)
        {
            WriteAbsolute(output, to);
        }
        else if (NextLineCost(start, to) <= RelativeCost(start, to))
        {
            WriteNextLine(output, start.X, to.X);
        }
        else
        {
            WriteRow(output, to.Y - start.Y);
            WriteColumn(output, start.X, to.X);
        }
    }

    private static int AbsoluteCost(Point to) =>
        3 + (to == default ? 0 : Digits(to.Y + 1)) + (to.X == 0 ? 0 : 1 + Digits(to.X + 1));

    private static int RelativeCost(Point from, Point to) =>
        (from.Y == to.Y ? 0 : SequenceCost(Math.Abs(to.Y - from.Y))) + ColumnCost(from.X, to.X);

    // The line feed may only follow a carriage return, which makes it mean the same in every mode.
    private static int NextLineCost(Point from, Point to) =>
        to.Y != from.Y + 1 ? int.MaxValue : (from.X == 0 ? 1 : 2) + (to.X == 0 ? 0 : SequenceCost(to.X));

    private static int ColumnCost(int from, int to)
    {
        if (from == to)
        {
            return 0;
        }

        if (to == 0)
        {
            return 1;
        }

        var toColumn = SequenceCost(to + 1);
        return from == UnknownColumn ? toColumn
            : IsBackspaced(from, to) ? from - to
            : Math.Min(toColumn, SequenceCost(Math.Abs(to - from)));
    }

    private static bool IsBackspaced(int from, int to) => from - to is > 0 and <= MaxBackspaces;

    private static void WriteNextLine(FrameBytes output, int from, int to)
    {
        if (from != 0)
        {
            output.Write((byte)'\r');
        }

        output.Write((byte)'\n');
        if (to > 0)
        {
            output.WriteSequence(to, (byte)'C');
        }
    }

    private static void WriteRow(FrameBytes output, int rows)
    {
        if (rows != 0)
        {
            output.WriteSequence(Math.Abs(rows), rows > 0 ? (byte)'B' : (byte)'A');
        }
    }

    private static void WriteColumn(FrameBytes output, int from, int to)
    {
        if (from == to)
        {
            return;
        }

        if (to == 0)
        {
            output.Write((byte)'\r');
        }
        else if (from != UnknownColumn && IsBackspaced(from, to))
        {
            output.Write("\b\b\b"u8[..(from - to)]);
        }
        else if (from == UnknownColumn || SequenceCost(to + 1) <= SequenceCost(Math.Abs(to - from)))
        {
            output.WriteSequence(to + 1, (byte)'G');
        }
        else
        {
            output.WriteSequence(Math.Abs(to - from), to > from ? (byte)'C' : (byte)'D');
        }
    }

    private static void WriteAbsolute(FrameBytes output, Point to)
    {
        output.Write(Ansi.Csi);
        if (to != default)
        {
            output.WriteNumber(to.Y + 1);
        }

        if (to.X > 0)
        {
            output.Write((byte)';');
            output.WriteNumber(to.X + 1);
        }

        output.Write((byte)'H');
    }

    private static int SequenceCost(int parameter) => parameter == 1 ? 3 : 3 + Digits(parameter);

    private static int Digits(int number) => number < 10 ? 1 : number < 100 ? 2 : number < 1000 ? 3 : number < 10_000 ? 4 : 5;
}
