using KvTui.Tty.Events;
using KvTui.Tty.Input;
using KvTui.Tty.Output;
using KvTui.Tty.Output.Frames;
using KvTui.Tty.Session;
using KvTui.Tty.Settings;
using Terminal.Gui.App;
using Terminal.Gui.Drivers;
using Terminal.Gui.ViewBase;
using Terminal.Gui.Views;
using GuiApplication = Terminal.Gui.App.Application;

namespace KvTui.Tty;

/// <summary>
/// A Terminal.Gui application without Terminal.Gui's loop: the program's own loop feeds it, draws it and runs its timers, on one thread,
/// and may sleep while nothing happens. Only one may be in use at a time, since Terminal.Gui keeps its settings for the whole process.
/// </summary>
public sealed class TtyApplication : IDisposable
{
    private readonly TtyInput _input;
    private readonly TtyOutput _output;
    private readonly TtySize _size;
    private readonly FocusKeys _focusKeys;
    private readonly Action _wake;
    private SessionToken? _window;
    private bool _isHandled;

    /// <summary>
    /// Makes an application on a terminal, and sets all settings and schemes anew. <paramref name="wake"/> is called, on any thread, when
    /// the loop should go round: the terminal is no longer behind, or a timer was added. It must not block.
    /// </summary>
    public TtyApplication(ITerminal terminal, TerminalCapabilities capabilities, TimeProvider time, Action wake)
        : this(terminal, capabilities, time, wake, DriverConstruction.Of)
    {
    }

    internal TtyApplication(ITerminal terminal, TerminalCapabilities capabilities, TimeProvider time, Action wake, DriverMaker make)
    {
        LibrarySettings.Apply(isAscii: !capabilities.Utf8);
        (_input, _output, _size, _wake) = (new(time), new(terminal, capabilities, time, wake), new(terminal), wake);
        Application = GuiApplication.Create(new TtyClock(time));
        var driver = Driver(make);
        driver.Clipboard = new TtyClipboard(text => Copied?.Invoke(text));
        Application.Driver = driver;
        Application.Initialized = true;

        // The program decides what a key does that no view has taken: an Esc must not quit, and arrows must not leave a pane.
        _focusKeys = new(Application);
        _focusKeys.Update();
        _input.KeyDown += (_, key) => _isHandled = Application.Keyboard.RaiseKeyDownEvent(key);
        _input.SyntheticMouseEvent += (_, mouse) =>
        {
            Application.Mouse.RaiseMouseEvent(mouse);
            _isHandled |= mouse.Handled;
        };
        _input.Paste += (_, text) => _isHandled = Application.RaisePasteEvent(text);
        driver.SizeChanged += (_, _) => LayOut();
        if (Application.TimedEvents is { } timers)
        {
            timers.Added += OnTimerAdded;
        }
    }

    /// <summary>The terminal's window got or lost the focus.</summary>
    public event Action<bool>? FocusChanged;

    /// <summary>The terminal has told, as <see cref="AskBackground"/> asked, whether its background is light.</summary>
    public event Action<bool>? BackgroundReported;

    /// <summary>A field has cut or copied a text.</summary>
    public event Action<string>? Copied;

    /// <summary>Terminal.Gui's application, for its popovers, focus and sessions.</summary>
    public IApplication Application { get; }

    /// <summary>Whether a frame may be drawn: the last write has gone out, and the terminal has shown nearly all that was sent.</summary>
    public bool IsReady => _output.IsReady;

    /// <summary>Whether the terminal took long to show what it has answered last.</summary>
    public bool IsSlow => _output.IsSlow;

    /// <summary>
    /// Whether an answer of the terminal is still to come: whoever reads the terminal next would take it for keys. It comes to
    /// <see cref="Feed(InputEvent)"/>; some terminals never answer, so wait for it a short time only.
    /// </summary>
    public bool IsAnswerOutstanding => _output.IsAnswerOutstanding;

    /// <summary>How long until <see cref="RunTimers"/> has something to do; null if there is no timer.</summary>
    public TimeSpan? NextTimer =>
        Application.TimedEvents is TimedEvents timers && timers.CheckTimers(out var milliseconds)
            ? TimeSpan.FromMilliseconds(milliseconds + 1) // the time left is cut to whole ones
            : null;

    /// <summary>
    /// Shows the window that fills the screen, in place of the one before; what stands above it is opened by
    /// <see cref="ApplicationSessions"/>, and none of that may be open.
    /// </summary>
    public void Show(Runnable window)
    {
        if (_window is { } before)
        {
            Application.Close(before);
        }

        _window = Application.Open(window);
    }

    /// <summary>
    /// Asks with the next frame, before its request for the terminal's status, whether the background is light; many terminals never
    /// answer that.
    /// </summary>
    public void AskBackground() => _output.AskBackground();

    /// <summary>Gives an event to the view that wants it; false if none took it.</summary>
    public bool Feed(InputEvent input)
    {
        Feed([input], out var isHandled);
        return isHandled;
    }

    /// <summary>
    /// Gives the first of several events, and those that form one grapheme cluster with it, to the view that wants it.
    /// </summary>
    /// <returns>How many events were taken; at least one.</returns>
    public int Feed(ReadOnlySpan<InputEvent> events, out bool isHandled)
    {
        _isHandled = false;
        var (count, text) = TypedGrapheme.Of(events);
        switch (events[0])
        {
            case InputEvent.KeyPressed pressed:
                _focusKeys.Update();
                _input.RaiseKeyDownEvent(KeyTranslation.Of(pressed.Key, text));
                break;
            case InputEvent.MouseUsed used:
                _input.RaiseMouse(used);
                break;
            case InputEvent.Pasted pasted:
                _input.RaisePasteEvent(WellFormedText.Of(pasted.Text));
                break;
            case InputEvent.Resized resized:
                _isHandled = _size.Report(resized.Size);
                break;
            case InputEvent.FocusChanged focus:
                FocusChanged?.Invoke(focus.Focused);
                break;
            case InputEvent.BackgroundReported background:
                BackgroundReported?.Invoke(background.IsLight);
                break;
            case InputEvent.StatusReported:
                _output.Answer();
                _isHandled = true;
                break;
            default:
                throw new ArgumentException("The kind of event is unknown.", nameof(events));
        }

        isHandled = _isHandled;
        return count;
    }

    /// <summary>Lays out and draws what has changed, and sends the difference in one write.</summary>
    public FrameOutcome Draw()
    {
        if (!_output.IsReady)
        {
            return FrameOutcome.Pending;
        }

        Application.LayoutAndDraw();
        Application.Navigation?.UpdateCursor();
        if (Application.Driver!.GetOutput() != _output)
        {
            _output.SetCursor(Application.Driver.GetCursor());
        }

        return _output.Flush();
    }

    /// <summary>Forgets what the terminal shows and has to answer: the next frame repaints all of it. Callable from any thread.</summary>
    public void Invalidate() => _output.Invalidate();

    /// <summary>Sends bytes that are no frame, such as a copy to the terminal's clipboard, after what is being written.</summary>
    public void Send(ReadOnlyMemory<byte> bytes) => _output.Send(bytes);

    /// <summary>Runs the timers that are due.</summary>
    public void RunTimers() => Application.TimedEvents?.RunTimers();

    /// <summary>Ends all sessions; the views stay their maker's.</summary>
    public void Dispose()
    {
        if (Application.TimedEvents is { } timers)
        {
            timers.Added -= OnTimerAdded;
        }

        Application.Dispose();
        _output.Dispose();
    }

    private IDriver Driver(DriverMaker make)
    {
        var (columns, rows) = (_output.GetSize().Width, _output.GetSize().Height);
        try
        {
            return make(_input, new BackBuffer(columns, rows), _output, _size);
        }
        catch (Exception exception) when (exception is MissingMemberException or TypeLoadException)
        {
            // An upgrade of Terminal.Gui has changed what is internal there.
            var driver = DriverConstruction.Donated(columns, rows);
            Application.LayoutAndDrawComplete += (_, _) => _output.Write(driver.GetOutputBuffer());
            _size.SizeChanged += (_, changed) => driver.SetScreenSize(changed.Size!.Value.Width, changed.Size.Value.Height);
            return driver;
        }
    }

    private void LayOut()
    {
        foreach (var session in Application.SessionStack!)
        {
            (session.Runnable as View)?.SetNeedsLayout();
        }

        (Application.Popovers?.GetActivePopover() as View)?.SetNeedsLayout();
    }

    private void OnTimerAdded(object? sender, TimeoutEventArgs added) => _wake();
}
