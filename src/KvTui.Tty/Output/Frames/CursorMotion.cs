namespace KvTui.Tty.Output.Frames;

/// <summary>Moves the cursor by the shortest sequence (CUP, CHA, CUU, CUD, CUF, CUB, BS, CR, LF).</summary>
internal static class CursorMotion
{
    /// <summary>The X of a position whose column is not certain.</summary>
    internal const int UnknownColumn = -1;

    /// <summary>Writes a move; <paramref name="from"/> is null where not even the row is certain.</summary>
    internal static void Write(FrameBytes output, Point? from, Point to)
    {
        if (from is { } start && RowCost(start, to) + ColumnCost(start.X, to.X) < AbsoluteCost(to))
        {
            // The line feed may only follow a carriage return, which makes it mean the same in every mode.
            if (to.X == 0 && start.X != 0)
            {
                output.Write((byte)'\r');
            }

            WriteRow(output, to.Y - start.Y, to.X);
            WriteColumn(output, start.X, to.X);
        }
        else
        {
            WriteAbsolute(output, to);
        }
    }

    private static int AbsoluteCost(Point to) =>
        3 + (to == default ? 0 : Digits(to.Y + 1)) + (to.X == 0 ? 0 : 1 + Digits(to.X + 1));

    private static int RowCost(Point from, Point to) => (to.Y - from.Y) switch
    {
        0 => 0,
        1 when to.X == 0 => 1,
        var rows => SequenceCost(Math.Abs(rows)),
    };

    private static int ColumnCost(int from, int to)
    {
        if (from == to)
        {
            return 0;
        }

        if (to == 0 || to == from - 1)
        {
            return 1;
        }

        var toColumn = SequenceCost(to + 1);
        return from == UnknownColumn ? toColumn : Math.Min(toColumn, SequenceCost(Math.Abs(to - from)));
    }

    private static void WriteRow(FrameBytes output, int rows, int column)
    {
        if (rows == 1 && column == 0)
        {
            output.Write((byte)'\n');
        }
        else if (rows != 0)
        {
            output.WriteSequence(Math.Abs(rows), rows > 0 ? (byte)'B' : (byte)'A');
        }
    }

    private static void WriteColumn(FrameBytes output, int from, int to)
    {
        if (from == to || to == 0)
        {
            return;
        }

        if (from == UnknownColumn || SequenceCost(to + 1) <= SequenceCost(Math.Abs(to - from)))
        {
            output.WriteSequence(to + 1, (byte)'G');
        }
        else if (to == from - 1)
        {
            output.Write((byte)'\b');
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
