namespace KvTui.Tty.Output.Frames;

/// <summary>
/// What the terminal shows, as a copy of the last frame's cells, and the bytes that lead to the next one. Not thread-safe.
/// </summary>
public sealed class FrontBuffer(TerminalCapabilities capabilities)
{
    private const int SynchronizedFrom = 512;
    private const int OtherWaysFrom = 200;

    private readonly AnsiEncoder _encoder = new(capabilities);
    private FrameBytes _bytes = new();
    private FrameBytes _otherBytes = new();
    private ScreenCell[] _shown = [];
    private ScreenCell[] _moved = [];
    private Size _size;
    private Point? _cursor;
    private GlyphTable? _glyphs;
    private int _generation;
    private int _start;
    private bool _isValid;

    /// <summary>What the terminal can do.</summary>
    public TerminalCapabilities Capabilities => capabilities;

    /// <summary>
    /// Makes the bytes that bring the terminal from the last frame to this one, valid until the next call; empty, and made without
    /// allocating, when both are equal. They must be written whole, else call <see cref="Invalidate"/>.
    /// </summary>
    public ReadOnlyMemory<byte> Encode(CellBuffer frame)
    {
        // Glyphs of another table, or of one that was recreated, cannot be compared with those that are kept.
        _isValid = _isValid && _size == frame.Size && _glyphs == frame.Glyphs && _generation == frame.Glyphs.Generation;
        var cursor = frame.Cursor is { } at && new Rectangle(default, frame.Size).Contains(at) ? frame.Cursor : null;
        var cellsEqual = _isValid && FrameDiff.AreEqual(_shown, frame.Cells);
        if (cellsEqual && _cursor == cursor)
        {
            return default;
        }

        _bytes.Clear();
        _bytes.Write(Ansi.BeginSynchronized);
        if (!_isValid)
        {
            Blank(frame.Size);
            _encoder.EraseScreen(_bytes);
            _encoder.Draw(_shown, frame, _bytes);
        }
        else if (!cellsEqual)
        {
            DrawChanges(frame);
        }

        _encoder.PlaceCursor(cursor, _bytes);
        Renumber(frame);
        (_cursor, _isValid) = (cursor, true);
        return Framed();
    }

    /// <summary>The bytes of the frame that was encoded last, and after them a request for the terminal's status.</summary>
    /// <param name="asksBackground">Whether the terminal's background is asked for before that.</param>
    internal ReadOnlyMemory<byte> WithRequest(bool asksBackground)
    {
        if (asksBackground)
        {
            _bytes.Write(Ansi.RequestBackground);
        }

        _bytes.Write(Ansi.RequestStatus);
        return _bytes.From(_start);
    }

    /// <summary>Takes the cells of the frame that was encoded last anew, since its glyphs have other numbers now.</summary>
    internal void Renumber(CellBuffer frame)
    {
        frame.Cells.CopyTo(_shown);
        (_glyphs, _generation) = (frame.Glyphs, frame.Glyphs.Generation);
    }

    /// <summary>Forgets what the terminal shows: the next frame repaints all of it.</summary>
    public void Invalidate() => _isValid = false;

    private void Blank(Size size)
    {
        _size = size;
        if (_shown.Length != size.Width * size.Height)
        {
            _shown = new ScreenCell[size.Width * size.Height];
        }

        _shown.AsSpan().Clear();
    }

    private void DrawChanges(CellBuffer next)
    {
        var before = _encoder.State;
        var start = _bytes.Length;
        _encoder.Draw(_shown, next, _bytes);
        if (_bytes.Length - start < OtherWaysFrom)
        {
            return;
        }

        if (_encoder.MayDrawGrouped)
        {
            Retry(before, null, _shown, next, isGrouped: true);
        }

        if (capabilities.ScrollsRegions && RowShift.Find(_shown, next.Cells, next.Size.Width) is { } shift)
        {
            if (_moved.Length != _shown.Length)
            {
                _moved = new ScreenCell[_shown.Length];
            }

            _shown.CopyTo(_moved);
            shift.Apply(_moved, next.Size.Width);
            Retry(before, shift, _moved, next, isGrouped: false);
            if (_encoder.MayDrawGrouped)
            {
                Retry(before, shift, _moved, next, isGrouped: true);
            }
        }
    }

    // Encodes the changes in another way from the same start; the shortest of all ways is sent.
    private void Retry(EncoderState before, RowShift? shift, ReadOnlySpan<ScreenCell> shown, CellBuffer next, bool isGrouped)
    {
        var shortest = _encoder.State;
        _encoder.State = before;
        _otherBytes.Clear();
        _otherBytes.Write(Ansi.BeginSynchronized);
        if (shift is { } rows)
        {
            _encoder.Scroll(rows, _otherBytes);
        }

        if (isGrouped)
        {
            _encoder.DrawGrouped(shown, next, _otherBytes);
        }
        else
        {
            _encoder.Draw(shown, next, _otherBytes);
        }

        if (_otherBytes.Length < _bytes.Length)
        {
            (_bytes, _otherBytes) = (_otherBytes, _bytes);
        }
        else
        {
            _encoder.State = shortest;
        }
    }

    // The frame was begun as a synchronized one; a small one is sent without.
    private ReadOnlyMemory<byte> Framed()
    {
        var prefix = Ansi.BeginSynchronized.Length;
        _start = prefix;
        if (capabilities.IgnoresUnknownModes && _bytes.Length - prefix >= SynchronizedFrom)
        {
            _start = 0;
            _bytes.Write(Ansi.EndSynchronized);
        }

        return _bytes.From(_start);
    }
}
