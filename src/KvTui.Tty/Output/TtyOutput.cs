using System.Collections.Concurrent;
using KvTui.Tty.Output.Frames;
using KvTui.Tty.Session;
using Terminal.Gui.Drawing;
using Terminal.Gui.Drivers;

namespace KvTui.Tty.Output;

/// <summary>
/// Sends frames: what differs from the last one, in one write, and none while the terminal is behind with earlier ones. Whatever else
/// Terminal.Gui would write to a terminal, such as queries, titles and progress, is dropped.
/// </summary>
internal sealed class TtyOutput : IOutput
{
    private readonly OrderedWriter _writer;
    private readonly Backlog _backlog;
    private readonly FrontBuffer _front;
    private readonly ConcurrentQueue<SixelToRender> _sixels = new();
    private BackBuffer? _copy;
    private BackBuffer? _frame;
    private Cursor _cursor = new();
    private Point? _shownCursor;
    private Size _size;
    private volatile bool _isUnknown = true;
    private bool _asksBackground;

    /// <summary>
    /// Makes an output; <paramref name="wake"/> is called, on any thread, when <see cref="IsReady"/> has become true again.
    /// </summary>
    internal TtyOutput(ITerminal terminal, TerminalCapabilities capabilities, TimeProvider time, Action wake) =>
        (_writer, _backlog, _front, _size) = (new(terminal, wake), new(time, wake), new(capabilities), terminal.Size);

    public bool Force16Colors { get; set; }

    public bool IsLegacyConsole { get; set; }

    public bool UseKittyGraphics { get; set; }

    /// <summary>Whether a frame may be sent: the last write has gone out, and the terminal has shown nearly all that was sent.</summary>
    internal bool IsReady => _writer.IsReady && _backlog.IsShort;

    /// <summary>Whether an answer of the terminal is still to come.</summary>
    internal bool IsSlow => _backlog.IsSlow;

    internal bool IsAnswerOutstanding => _backlog.IsAnswerOutstanding;

    public ConcurrentQueue<SixelToRender> GetSixels() => _sixels;

    public Size GetSize() => _size;

    public void SetSize(int width, int height) => _size = new(width, height);

    public void SetCursor(Cursor cursor) => _cursor = cursor;

    public Cursor GetCursor() => _cursor;

    public void Write(ReadOnlySpan<char> text)
    {
    }

    public void Suspend()
    {
    }

    /// <summary>Notes what the next frame shows; nothing is sent before <see cref="Flush"/>.</summary>
    public void Write(IOutputBuffer buffer)
    {
        if (buffer is not BackBuffer own)
        {
            own = _copy ??= new(_size.Width, _size.Height);
            own.Load(buffer);
        }

        _frame = own;
    }

    public string GetLastOutput() => "";

    public string ToAnsi(IOutputBuffer buffer) => "";

    public void Dispose() => _backlog.Dispose();

    /// <summary>Forgets what the terminal shows and has to answer: the next frame repaints all of it. Callable from any thread.</summary>
    internal void Invalidate()
    {
        _isUnknown = true;
        _backlog.Forget();
    }

    /// <summary>Notes that the terminal has answered a request for its status, and so has shown what was sent before that.</summary>
    internal void Answer() => _backlog.Answer();

    /// <summary>
    /// Asks for the background's colour with the next request for the status, which follows it: whoever waits for that has both.
    /// </summary>
    internal void AskBackground() => _asksBackground = true;

    /// <summary>Sends the frame that was noted last, if the terminal shows another one.</summary>
    internal FrameOutcome Flush()
    {
        if (!IsReady)
        {
            return FrameOutcome.Pending;
        }

        _isUnknown |= _writer.TakeFailure();
        var cursor = _cursor.IsVisible ? _cursor.Position : null;
        if (_frame is not { } frame || (!frame.IsDirty && !_isUnknown && cursor == _shownCursor))
        {
            return FrameOutcome.Unchanged;
        }

        if (_isUnknown)
        {
            _isUnknown = false;
            _front.Invalidate();
        }

        (_shownCursor, frame.Cells.Cursor) = (cursor, cursor);
        var bytes = _front.Encode(frame.Cells);
        if (frame.EndFrame())
        {
            _front.Renumber(frame.Cells);
        }

        if (bytes.IsEmpty)
        {
            return FrameOutcome.Unchanged;
        }

        if (_backlog.Add(bytes.Length))
        {
            bytes = _front.WithRequest(_asksBackground);
            _asksBackground = false;
        }

        _writer.Write(bytes);
        return FrameOutcome.Written;
    }

    /// <summary>Sends bytes that are no frame, such as a copy to the terminal's clipboard, after what is being written.</summary>
    internal void Send(ReadOnlyMemory<byte> bytes) =>
        _writer.Write(_backlog.Add(bytes.Length) ? (byte[])[.. bytes.Span, .. Ansi.RequestStatus] : bytes);
}
