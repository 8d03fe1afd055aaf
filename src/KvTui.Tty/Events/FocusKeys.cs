using Terminal.Gui.App;
using Terminal.Gui.Input;
using Terminal.Gui.ViewBase;

namespace KvTui.Tty.Events;

/// <summary>
/// Lets Tab and arrows move the focus while a menu or dialog is open. Terminal.Gui binds these keys for the whole application, where they
/// would also leave a pane of the window; so the application has bindings only as long as something is open.
/// </summary>
internal sealed class FocusKeys(IApplication application)
{
    private bool _areBound = true;

    /// <summary>Binds or unbinds the keys, as what is open now needs it.</summary>
    internal void Update()
    {
        var isOpen = application.SessionStack is { Count: > 1 } || application.Popovers?.GetActivePopover() is View { Visible: true };
        if (isOpen == _areBound)
        {
            return;
        }

        _areBound = isOpen;
        application.Keyboard.KeyBindings.Clear();
        if (isOpen)
        {
            Bind(Command.NextTabStop, Key.Tab, Key.CursorDown, Key.CursorRight);
            Bind(Command.PreviousTabStop, Key.Tab.WithShift, Key.CursorUp, Key.CursorLeft);
        }
    }

    private void Bind(Command command, params ReadOnlySpan<Key> keys)
    {
        foreach (var key in keys)
        {
            application.Keyboard.KeyBindings.Add(key, command);
        }
    }
}
