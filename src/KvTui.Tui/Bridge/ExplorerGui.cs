using System.Diagnostics.CodeAnalysis;
using KvTui.Tui.Input;
using KvTui.Tui.Panes;
using Terminal.Gui.App;
using Terminal.Gui.Input;

namespace KvTui.Tui.Bridge;

/// <summary>
/// The explorer in an application of Terminal.Gui, whatever its driver: the window and the layers show states, and what the user does
/// becomes messages, understood as in the state that was given last.
/// </summary>
internal sealed class ExplorerGui : IDisposable
{
    private readonly IApplication _application;
    private readonly LayerSessions _layers;
    private readonly Queue<UserMessage> _messages = new();
    private readonly Action _wake;
    private ExplorerState _state;
    private Key? _next;

    /// <param name="wake">Called when there is a message to take.</param>
    public ExplorerGui(IApplication application, ScreenLook look, ExplorerState state, Action wake)
    {
        (_application, _state, _wake) = (application, state, wake);
        // Shown only once it is open: Terminal.Gui draws what it opens, and would draw all of it twice.
        Window = new(look, Send);
        _layers = new(application, Window, look, Send, wake);
        application.Keyboard.KeyDown += OnKeyDown;
        application.Paste += OnPaste;
    }

    public ExplorerWindow Window { get; }

    /// <summary>Takes what the user did next; false if nothing is left.</summary>
    public bool TryTake(ExplorerState state, [NotNullWhen(true)] out Message? message)
    {
        if (_messages.Count == 0)
        {
            _layers.Report(state);
        }

        if (_messages.Count == 0 && _next is { } key)
        {
            _next = null;
            Understand(state);
            _application.Keyboard.RaiseKeyDownEvent(key);
        }

        message = _messages.TryDequeue(out var taken) ? taken : null;
        return message is not null;
    }

    /// <summary>Takes down what the user did.</summary>
    public void Send(UserMessage message)
    {
        _messages.Enqueue(message);
        _wake();
    }

    /// <summary>From now on what the user does is understood as in this state: the layers that it has are open, and no others.</summary>
    public void Understand(ExplorerState state)
    {
        _state = state;
        _layers.Match(state);
    }

    public void Show(ExplorerState state)
    {
        _state = state;
        Window.Show(state);
        _layers.Show(state);
    }

    /// <summary>Takes the place of another one: closes what it has open above its window, and takes over what the user did there.</summary>
    public void TakeOver(ExplorerGui before)
    {
        before._layers.Dispose();
        while (before._messages.TryDequeue(out var message))
        {
            _messages.Enqueue(message);
        }

        _next = before._next;
    }

    public void Dispose()
    {
        _application.Keyboard.KeyDown -= OnKeyDown;
        _application.Paste -= OnPaste;
        _layers.Dispose();
        Window.Dispose();
    }

    /// <summary>Takes a key before any view does, unless it is for the field, button or menu that is open.</summary>
    private void OnKeyDown(object? sender, Key pressed)
    {
        var key = pressed;
        if (KeyRouter.IsEscapeAndMore(_state, pressed))
        {
            (_next, key) = (pressed.NoAlt, Key.Esc);
            pressed.Handled = true;
        }

        var message = KeyRouter.Of(_state, key, out var isLeft);
        if (message is not null)
        {
            Send(message);
        }

        pressed.Handled |= !isLeft;
    }

    private void OnPaste(object? sender, PasteEventArgs pasted)
    {
        if (_state is { TopLayer: null, Detail.Edit: not null })
        {
            Send(new UserMessage.Pasted(pasted.Text));
            pasted.Handled = true;
        }
        else if (_state.TopLayer is not (Layer.Prompt or Layer.Palette or Layer.Question or Layer.Help))
        {
            pasted.Handled = true;
        }
    }
}
