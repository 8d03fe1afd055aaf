namespace KvTui.Tty.Output.Frames;

/// <summary>What the encoder knows about the terminal between two sequences.</summary>
internal record struct EncoderState
{
    /// <summary>Where the cursor is, at <see cref="CursorMotion.UnknownColumn"/> if only the row is certain; null if nothing is.</summary>
    internal Point? Position { get; set; }

    /// <summary>The style as the cells have it.</summary>
    internal Style RawStyle { get; set; }

    /// <summary>The same style in the terminal's own colours.</summary>
    internal Style Style { get; set; }

    internal bool CursorShown { get; set; }

    /// <summary>Whether the last cluster written may have run into the next column.</summary>
    internal bool IsDisputed { get; set; }
}

/// <summary>
/// Turns the difference of two frames into the bytes that lead from one to the other. After a cluster whose width terminals dispute
/// it positions the cursor anew, so that a wrong width never shifts what follows.
/// </summary>
internal sealed class AnsiEncoder(TerminalCapabilities capabilities)
{
    private const int MaxRewrittenGap = 4;
    private const int MinErasedCells = 5;
    private const int MinRepeats = 8;
    private const int MaxStyles = 8;
    private const int DrawnRow = -1;

    private readonly Dictionary<uint, uint> _reducedColors = [];
    private readonly List<Style> _styles = [];
    private readonly List<CellRun> _pieces = [];
    private bool _drewDisputed;
    private FrameBytes _output = new();
    private CellBuffer _frame = null!;
    private EncoderState _state;

    /// <summary>What the terminal is known to be in; may be kept and put back to encode the same frame in another way.</summary>
    internal EncoderState State
    {
        get => _state;
        set => _state = value;
    }

    /// <summary>Clears the screen; everything about the terminal is known afterwards.</summary>
    internal void EraseScreen(FrameBytes output)
    {
        output.Write(Ansi.HideCursor);
        output.Write(Ansi.ResetScrollRegion);
        output.Write(Ansi.ResetStyle);
        output.Write(Ansi.EraseScreen);
        _state = default;
    }

    /// <summary>Moves the rows of a region, as <see cref="RowShift.Rows"/> says; those that come in are blank.</summary>
    internal void Scroll(in RowShift shift, FrameBytes output)
    {
        BeginDrawing(output);
        SetStyle(default, output);
        output.Write(Ansi.Csi);
        output.WriteNumber(shift.Top + 1);
        output.Write((byte)';');
        output.WriteNumber(shift.Bottom);
        output.Write((byte)'r');
        CursorMotion.Write(output, null, new(0, shift.Top));
        output.WriteSequence(Math.Abs(shift.Rows), shift.Rows > 0 ? (byte)'M' : (byte)'L');
        output.Write(Ansi.ResetScrollRegion);
        _state.Position = null;
    }

    /// <summary>
    /// Whether the frame drawn last by <see cref="Draw"/> may be drawn by <see cref="DrawGrouped"/>: not if a cluster of disputed width is
    /// in it, which must be drawn before what follows it, nor if its styles are many.
    /// </summary>
    internal bool MayDrawGrouped => _styles.Count <= MaxStyles && !_drewDisputed;

    /// <summary>Draws every cell in which the frames differ, row by row.</summary>
    internal void Draw(ReadOnlySpan<ScreenCell> previous, CellBuffer next, FrameBytes output)
    {
        (_output, _frame, _drewDisputed) = (output, next, false);
        _styles.Clear();
        _styles.Add(_state.RawStyle);
        var erasedRow = -1;
        foreach (var run in new FrameDiff(previous, next.Cells, next.Size.Width))
        {
            if (run.Row != erasedRow && DrawRun(run, next.Row(run.Row)))
            {
                erasedRow = run.Row;
            }
        }
    }

    /// <summary>
    /// Draws the same cells as <see cref="Draw"/> did just before, but one style after the other, and narrow columns from top to bottom.
    /// </summary>
    internal void DrawGrouped(ReadOnlySpan<ScreenCell> previous, CellBuffer next, FrameBytes output)
    {
        _output = output;
        foreach (var style in _styles)
        {
            CollectPieces(previous, next, style);
            for (var i = 0; i < _pieces.Count; i++)
            {
                for (var at = i; at >= 0 && _pieces[at] is { Row: >= 0 } piece; at = PieceBelow(at, piece))
                {
                    _pieces[at] = piece with { Row = DrawnRow };
                    DrawRun(piece, next.Row(piece.Row));
                }
            }
        }
    }

    // The parts of one style of all runs; the last of a row if the rest of it is to be erased.
    private void CollectPieces(ReadOnlySpan<ScreenCell> previous, CellBuffer next, in Style style)
    {
        _pieces.Clear();
        var erasedRow = -1;
        foreach (var run in new FrameDiff(previous, next.Cells, next.Size.Width))
        {
            var row = next.Row(run.Row);
            for (var x = run.Start; x < run.End && run.Row != erasedRow; x++)
            {
                var start = x;
                while (x < run.End && row[x].Style == style)
                {
                    x++;
                }

                if (x > start)
                {
                    _pieces.Add(new(run.Row, start, x));
                    erasedRow = x - Math.Max(start, BlankTail(row)) >= MinErasedCells ? run.Row : erasedRow;
                }
            }
        }
    }

    // The next piece, a row or two below the end of this one, that a few BS lead to; -1 if there is none.
    private int PieceBelow(int at, in CellRun piece)
    {
        for (var i = at + 1; i < _pieces.Count && _pieces[i].Row <= piece.Row + 2; i++)
        {
            if (_pieces[i].Row > piece.Row && piece.End - _pieces[i].Start is >= 0 and <= CursorMotion.MaxBackspaces)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Shows or hides the cursor as the frame wants it, and ends the frame.</summary>
    internal void PlaceCursor(Point? cursor, FrameBytes output)
    {
        if (cursor is { } wanted)
        {
            if (_state.Position != wanted)
            {
                CursorMotion.Write(output, _state.Position, wanted);
                _state.Position = wanted;
            }

            if (!_state.CursorShown)
            {
                output.Write(Ansi.ShowCursor);
                _state.CursorShown = true;
            }
        }
        else
        {
            BeginDrawing(output);
        }
    }

    private void BeginDrawing(FrameBytes output)
    {
        if (_state.CursorShown)
        {
            output.Write(Ansi.HideCursor);
            _state.CursorShown = false;
        }
    }

    // Returns whether the rest of the row was erased.
    private bool DrawRun(in CellRun run, ReadOnlySpan<ScreenCell> row)
    {
        BeginDrawing(_output);
        var blanksFrom = BlankTail(row);
        var x = IsTail(row, run.Start) ? run.Start + 1 : run.Start;
        if (x >= run.End)
        {
            return false;
        }

        MoveTo(row, x, run.Row);
        while (x < run.End || (x < row.Length && _state.IsDisputed && row[x].Glyph != Glyph.Blank))
        {
            if (x >= blanksFrom && run.End - x >= MinErasedCells)
            {
                PlaceAt(x, run.Row);
                SetStyle(default, _output);
                _output.Write(Ansi.EraseToEndOfLine);
                _state.IsDisputed = false;
                return true;
            }

            x += DrawCell(row, x, run);
        }

        _state.IsDisputed = false;
        return false;
    }

    private int DrawCell(ReadOnlySpan<ScreenCell> row, int x, in CellRun run)
    {
        var cell = row[x];
        PlaceAt(x, run.Row);
        SetStyle(cell.Style, _output);
        var isWide = cell.Kind == CellKind.Wide && IsTail(row, x + 1);
        var columns = isWide ? 2 : 1;
        var glyph = cell.Kind == CellKind.Narrow || isWide ? cell.Glyph : Glyph.Blank;
        _state.IsDisputed = capabilities.Utf8 && ((glyph & GlyphTable.Tag) != 0 || CellWidth.IsDisputed(glyph));
        _drewDisputed |= _state.IsDisputed;
        if (isWide && _state.IsDisputed)
        {
            // Where the terminal takes it for narrow, the second column must not keep what was there.
            _output.Write("  "u8);
            Advance(x + 2, run.Row, row.Length);
            PlaceAt(x, run.Row);
        }

        WriteGlyph(glyph, columns);
        Advance(x + columns, run.Row, row.Length);
        if (_state.IsDisputed)
        {
            _state.Position = x + 2 < row.Length ? new(CursorMotion.UnknownColumn, run.Row) : null;
        }
        else if (capabilities.RepeatsCharacters && !isWide)
        {
            columns += Repeat(row, x, run);
        }

        return columns;
    }

    // Repeats the cell at x as often as it follows itself within the run, except into the last column.
    private int Repeat(ReadOnlySpan<ScreenCell> row, int x, in CellRun run)
    {
        var end = x + 1;
        while (end < run.End && end < row.Length - 1 && row[end] == row[x])
        {
            end++;
        }

        var count = end - x - 1;
        if (count < MinRepeats)
        {
            return 0;
        }

        _output.WriteSequence(count, (byte)'b');
        Advance(end, run.Row, row.Length);
        return count;
    }

    // A short gap of plain cells in the current style is cheaper to write again than to jump over.
    private void MoveTo(ReadOnlySpan<ScreenCell> row, int x, int y)
    {
        if (_state.Position is { } at && at.Y == y && at.X >= 0 && x > at.X && x - at.X <= MaxRewrittenGap)
        {
            var gap = row[at.X..x];
            var isPlain = true;
            foreach (var cell in gap)
            {
                isPlain &= cell.Kind == CellKind.Narrow && cell.Glyph < 0x7F && cell.Style == _state.RawStyle;
            }

            if (isPlain)
            {
                foreach (var cell in gap)
                {
                    WriteGlyph(cell.Glyph, 1);
                }

                Advance(x, y, row.Length);
            }
        }

        PlaceAt(x, y);
    }

    private void PlaceAt(int x, int y)
    {
        var wanted = new Point(x, y);
        if (_state.Position != wanted)
        {
            CursorMotion.Write(_output, _state.Position, wanted);
            _state.Position = wanted;
        }
    }

    // In the last column terminals wait before they wrap, so the column is not certain.
    private void Advance(int x, int y, int width) =>
        _state.Position = new(x < width ? x : CursorMotion.UnknownColumn, y);

    private void WriteGlyph(uint glyph, int columns)
    {
        if (glyph is > ' ' and < 0x7F)
        {
            _output.Write((byte)glyph);
        }
        else if (Glyph.Safe(glyph) == Glyph.Blank)
        {
            _output.Write((byte)' ');
        }
        else if (!capabilities.Utf8)
        {
            var standIn = (glyph & GlyphTable.Tag) != 0 ? (byte)'?' : AsciiGlyphs.Of(glyph);
            _output.Write(standIn);
            if (columns == 2)
            {
                _output.Write(standIn);
            }
        }
        else if ((glyph & GlyphTable.Tag) != 0)
        {
            _output.Write(_frame.Glyphs.Utf8(glyph));
        }
        else
        {
            _output.WriteScalar(Glyph.Safe(glyph));
        }
    }

    private void SetStyle(in Style style, FrameBytes output)
    {
        if (style == _state.RawStyle)
        {
            return;
        }

        if (_styles.Count <= MaxStyles && !_styles.Contains(style))
        {
            _styles.Add(style);
        }

        var shown = new Style(Reduce(style.Foreground), Reduce(style.Background), style.Attributes);
        if (shown != _state.Style)
        {
            StyleSequence.Write(output, _state.Style, shown);
        }

        (_state.RawStyle, _state.Style) = (style, shown);
    }

    private CellColor Reduce(CellColor color)
    {
        if (color.IsDefault || capabilities.Colors == ColorDepth.TrueColor)
        {
            return color;
        }

        if (!_reducedColors.TryGetValue(color.Bits, out var bits))
        {
            bits = ColorPalette.Reduce(color, capabilities.Colors).Bits;
            _reducedColors.Add(color.Bits, bits);
        }

        return CellColor.FromBits(bits);
    }

    private static bool IsTail(ReadOnlySpan<ScreenCell> row, int x) =>
        x > 0 && x < row.Length && row[x].Kind == CellKind.WideTail && row[x - 1].Kind == CellKind.Wide;

    private static int BlankTail(ReadOnlySpan<ScreenCell> row)
    {
        var x = row.Length;
        while (x > 0 && row[x - 1] == default)
        {
            x--;
        }

        return x;
    }
}
