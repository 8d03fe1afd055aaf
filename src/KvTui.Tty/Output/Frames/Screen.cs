using KvTui.Tty.Cells;

namespace KvTui.Tty.Output.Frames;

/// <summary>
/// The screen in two buffers: the frame that the terminal shows and the one being drawn. Not thread-safe.
/// </summary>
public sealed class Screen(TerminalCapabilities capabilities)
{
    private const int MaxClusters = 8192;
    private const int SynchronizedFrom = 512;
    private const int ScrollFrom = 400;

    private readonly AnsiEncoder _encoder = new(capabilities);
    private readonly GlyphTable _glyphs = new();
    private FrameBytes _bytes = new();
    private FrameBytes _otherBytes = new();
    private CellBuffer? _shown;
    private CellBuffer? _drawn;
    private Cell[] _moved = [];
    private bool _isValid;
    private bool _isDrawing;

    /// <summary>What the terminal can do.</summary>
    public TerminalCapabilities Capabilities => capabilities;

    /// <summary>Starts a frame: blank, without a cursor, of the given size (at least 1x1).</summary>
    public Canvas Begin(Size size)
    {
        size = new(Math.Max(1, size.Width), Math.Max(1, size.Height));
        if (_glyphs.Count > MaxClusters)
        {
            _glyphs.Clear();
            _isValid = false;
        }

        _drawn ??= new CellBuffer(size, _glyphs);
        _drawn.Resize(size);
        _isDrawing = true;
        return _drawn.Canvas();
    }

    /// <summary>
    /// Ends the frame: the bytes that bring the terminal from the last frame to this one, valid until the next call;
    /// empty, and made without allocating, when both are equal. They must be written whole, else call <see cref="Invalidate"/>.
    /// </summary>
    /// <exception cref="InvalidOperationException">No frame was begun.</exception>
    public ReadOnlyMemory<byte> End()
    {
        if (!_isDrawing || _drawn is not { } next)
        {
            throw new InvalidOperationException("Begin a frame first.");
        }

        _isDrawing = false;
        _shown ??= new CellBuffer(next.Size, _glyphs);
        if (_shown.Size != next.Size)
        {
            _isValid = false;
        }

        var cellsEqual = _isValid && FrameDiff.AreEqual(_shown.Cells, next.Cells);
        if (cellsEqual && _shown.Cursor == next.Cursor)
        {
            return default;
        }

        _bytes.Clear();
        _bytes.Write(Ansi.BeginSynchronized);
        if (!_isValid)
        {
            _shown.Resize(next.Size);
            _encoder.EraseScreen(_bytes);
            _encoder.Draw(_shown.Cells, next, _bytes);
        }
        else if (!cellsEqual)
        {
            DrawChanges(_shown, next);
        }

        _encoder.PlaceCursor(next.Cursor, _bytes);
        (_shown, _drawn, _isValid) = (next, _shown, true);
        return Framed();
    }

    /// <summary>Forgets what the terminal shows: the next frame repaints all of it.</summary>
    public void Invalidate() => _isValid = false;

    private void DrawChanges(CellBuffer shown, CellBuffer next)
    {
        var before = _encoder.State;
        var start = _bytes.Length;
        _encoder.Draw(shown.Cells, next, _bytes);
        if (!capabilities.ScrollsRegions || _bytes.Length - start < ScrollFrom
            || RowShift.Find(shown.Cells, next.Cells, next.Size.Width) is not { } shift)
        {
            return;
        }

        // Encoded both ways from the same start; the shorter one is sent.
        var after = _encoder.State;
        _encoder.State = before;
        if (_moved.Length != shown.Cells.Length)
        {
            _moved = new Cell[shown.Cells.Length];
        }

        shown.Cells.CopyTo(_moved);
        shift.Apply(_moved, next.Size.Width);
        _otherBytes.Clear();
        _otherBytes.Write(Ansi.BeginSynchronized);
        _encoder.Scroll(shift, _otherBytes);
        _encoder.Draw(_moved, next, _otherBytes);
        if (_otherBytes.Length < _bytes.Length)
        {
            (_bytes, _otherBytes) = (_otherBytes, _bytes);
        }
        else
        {
            _encoder.State = after;
        }
    }

    // The frame was begun as a synchronized one; a small one is sent without.
    private ReadOnlyMemory<byte> Framed()
    {
        var prefix = Ansi.BeginSynchronized.Length;
        if (!capabilities.IgnoresUnknownModes || _bytes.Length - prefix < SynchronizedFrom)
        {
            return _bytes.From(prefix);
        }

        _bytes.Write(Ansi.EndSynchronized);
        return _bytes.From(0);
    }
}
