using KvTui.Tty.Input;
using Terminal.Gui.App;
using Terminal.Gui.Drivers;
using Terminal.Gui.Input;

namespace KvTui.Tty.Events;

/// <summary>Stands where Terminal.Gui waits for a terminal's answers: nothing is asked, so every request is abandoned at once.</summary>
internal sealed class DeafParser : IAnsiResponseParser
{
    internal static DeafParser Instance { get; } = new();

    public AnsiResponseParserState State => AnsiResponseParserState.Normal;

    public void ExpectResponse(string? terminator, string? value, Action<string?> response, Action? abandoned, bool persistent) =>
        abandoned?.Invoke();

    public bool IsExpecting(string? terminator, string? value) => false;

    public void StopExpecting(string? requestTerminator, string? value, bool persistent)
    {
    }
}

/// <summary>
/// Raises what the decoder found as Terminal.Gui's events: keys, the mouse with its clicks, and pastes. It never reads anything itself.
/// </summary>
internal sealed class TtyInput(TimeProvider time) : IInputProcessor
{
    private readonly ClickCounter _clicks = new(time);

    public event EventHandler<Key>? KeyDown;

    public event EventHandler<Key>? KeyUp;

    public event EventHandler<Mouse>? MouseEventParsed;

    public event EventHandler<Mouse>? SyntheticMouseEvent;

    /// <summary>Never raised: the decoder swallows what it does not know.</summary>
    public event EventHandler<string>? AnsiSequenceSwallowed
    {
        add { }
        remove { }
    }

    public event EventHandler<string>? Paste;

    public void ProcessQueue()
    {
    }

    public IAnsiResponseParser GetParser() => DeafParser.Instance;

    public bool IsValidInput(Key key, out Key result)
    {
        result = key;
        return key.IsValid;
    }

    public void RaiseKeyDownEvent(Key key) => KeyDown?.Invoke(this, key);

    public void InjectKeyDownEvent(Key key) => RaiseKeyDownEvent(key);

    public void RaiseKeyUpEvent(Key key) => KeyUp?.Invoke(this, key);

    public void RaiseMouseEventParsed(Mouse mouse)
    {
        MouseEventParsed?.Invoke(this, mouse);
        SyntheticMouseEvent?.Invoke(this, mouse);
    }

    public void InjectMouseEvent(IApplication? app, Mouse mouse) => RaiseMouseEventParsed(mouse);

    public void RaisePasteEvent(string text) => Paste?.Invoke(this, text);

    /// <summary>Raises a mouse action, and then the click that it completes.</summary>
    internal void RaiseMouse(InputEvent.MouseUsed used)
    {
        var (action, click) = _clicks.Count(used.Action, used.Position);
        var modifiers = Modifiers(used.Modifiers);
        if (action != MouseFlags.None)
        {
            RaiseMouseEventParsed(Event(action | modifiers, used.Position));
        }

        if (click != MouseFlags.None)
        {
            SyntheticMouseEvent?.Invoke(this, Event(click | modifiers, used.Position));
        }
    }

    private Mouse Event(MouseFlags flags, Point at) =>
        new() { Flags = flags, ScreenPosition = at, Timestamp = time.GetUtcNow().UtcDateTime };

    private static MouseFlags Modifiers(KeyModifiers modifiers) =>
        ((modifiers & KeyModifiers.Shift) != 0 ? MouseFlags.Shift : 0)
        | ((modifiers & KeyModifiers.Alt) != 0 ? MouseFlags.Alt : 0)
        | ((modifiers & KeyModifiers.Ctrl) != 0 ? MouseFlags.Ctrl : 0);
}
