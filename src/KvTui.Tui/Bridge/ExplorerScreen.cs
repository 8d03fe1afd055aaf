using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using KvTui.Core.Messages;
using KvTui.Core.Runtime;
using KvTui.Core.State;
using KvTui.Tty;
using KvTui.Tty.Input;
using KvTui.Tty.Output.Frames;
using KvTui.Tty.Session;
using KvTui.Tui.Look;
using Key = Terminal.Gui.Input.Key;

namespace KvTui.Tui.Bridge;

/// <summary>
/// The explorer's screen on a terminal: what is typed becomes messages, states become frames. It opens with the first frame, on the thread of
/// the loop, which alone may use it; only <see cref="Post"/> and <see cref="Forget"/> may be called on others.
/// </summary>
public sealed class ExplorerScreen : IPresenter, ITerminalEffects, IDisposable
{
    private readonly ITerminal _terminal;
    private readonly ITerminalModes _modes;
    private readonly TerminalCapabilities _capabilities;
    private readonly ExplorerSettings _settings;
    private readonly Mailbox _mailbox;
    private readonly TimeProvider _clock;
    private readonly ITimer _timer;
    private readonly ConcurrentQueue<InputEvent> _input = new();
    private readonly List<InputEvent> _taken = [];
    private readonly Queue<UserMessage> _messages = new();
    private TtyApplication? _application;
    private LayerSessions? _layers;
    private ExplorerWindow? _window;
    private ExplorerState? _state;
    private Key? _next;

    public ExplorerScreen(
        ITerminal terminal, ITerminalModes modes, TerminalCapabilities capabilities, ExplorerSettings settings, Mailbox mailbox, TimeProvider clock)
    {
        (_terminal, _modes, _capabilities, _settings, _mailbox, _clock) = (terminal, modes, capabilities, settings, mailbox, clock);
        _timer = clock.CreateTimer(_ => mailbox.Wakeup.Set(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Clipboard = new(mailbox, bytes => _application?.Send(bytes));
    }

    public Size Size => _terminal.Size;

    public bool IsReady => _application is null || _application.IsReady;

    /// <summary>Where copies go.</summary>
    internal Clipboard Clipboard { get; init; }

    /// <summary>Takes down what came from the terminal, for the loop to take. On any thread.</summary>
    public void Post(InputEvent input)
    {
        _input.Enqueue(input);
        _mailbox.Wakeup.Set();
    }

    /// <summary>The terminal's contents are no longer known, and the window may have another size: the next frame repaints all. On any thread.</summary>
    public void Forget()
    {
        _application?.Invalidate();
        Post(new InputEvent.Resized(_terminal.Size));
    }

    public bool TryTake(ExplorerState state, [NotNullWhen(true)] out Message? message)
    {
        UserMessage? taken;
        while (!_messages.TryDequeue(out taken))
        {
            if (!Next(state))
            {
                message = null;
                return false;
            }
        }

        message = taken;
        return true;
    }

    public void Draw(ExplorerState state)
    {
        var application = Open(state);
        application.RunTimers();
        _window!.Show(state);
        _layers!.Show(state);
        application.Draw();
        _timer.Change(application.NextTimer ?? Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Start(Effect effect)
    {
        switch (effect)
        {
            case Effect.Repaint:
                _application?.Invalidate();
                break;
            case Effect.Suspend:
                _modes.Suspend();
                break;
            case Effect.SetMouse mouse:
                _modes.UseMouse(mouse.On);
                break;
            case Effect.Copy copy:
                Clipboard.Copy(copy);
                break;
            default:
                break;
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        _layers?.Dispose();
        _application?.Dispose();
        _window?.Dispose();
    }

    private TtyApplication Open(ExplorerState state)
    {
        if (_application is { } open)
        {
            return open;
        }

        var look = ScreenLook.For(_capabilities, _settings);
        var application = new TtyApplication(_terminal, _capabilities, _clock, _mailbox.Wakeup.Set);
        application.Application.Keyboard.KeyDown += OnKeyDown;
        application.Copied += text => Clipboard.Copy(new(System.Text.Encoding.UTF8.GetBytes(text), "the text"));
        application.FocusChanged += isAttended => _messages.Enqueue(new UserMessage.Attended(isAttended));
        _window = new(look);
        _window.Show(state);
        application.Show(_window);
        _layers = new(application, look, _messages.Enqueue);
        return _application = application;
    }

    /// <summary>Gives the next event to whom it is for, which may make messages of it.</summary>
    /// <returns>Whether there was one.</returns>
    private bool Next(ExplorerState state)
    {
        while (_input.TryDequeue(out var input))
        {
            _taken.Add(input);
        }

        if (_taken.Count == 0 && _next is null)
        {
            return false;
        }

        var application = Open(state);
        _state = state;
        _layers!.Match(state);
        if (_next is { } key)
        {
            _next = null;
            application.Application.Keyboard.RaiseKeyDownEvent(key);
            return true;
        }

        Feed(application, state, _taken[0]);
        return true;
    }

    private void Feed(TtyApplication application, ExplorerState state, InputEvent input)
    {
        var count = 1;
        switch (input)
        {
            case InputEvent.Pasted pasted when state is { Top: null, Detail.Edit: not null }:
                _messages.Enqueue(new UserMessage.Pasted(pasted.Text));
                break;
            case InputEvent.Resized resized:
                application.Feed(resized);
                _messages.Enqueue(new UserMessage.Resized(resized.Size));
                break;
            default:
                count = application.Feed(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_taken), out _);
                break;
        }

        _taken.RemoveRange(0, count);
    }

    /// <summary>Takes a key before any view does, unless it is for the field, button or menu that is open.</summary>
    private void OnKeyDown(object? sender, Key key)
    {
        if (KeyRouter.IsEscapeAndMore(_state!, key))
        {
            (_next, key.Handled) = (key.NoAlt, true);
            key = Key.Esc;
        }

        var message = KeyRouter.Of(_state!, key, out var isLeft);
        if (message is not null)
        {
            _messages.Enqueue(message);
        }

        key.Handled |= !isLeft;
    }
}
