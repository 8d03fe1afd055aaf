using KvTui.Core.Intents;
using KvTui.Core.Messages;
using KvTui.Core.State;
using KvTui.Core.Update;
using KvTui.Tui.Look;
using Terminal.Gui.ViewBase;
using Terminal.Gui.Views;

namespace KvTui.Tui.Menus;

/// <summary>A command in a menu, with its key; what is not possible now is dimmed, and says why if it is chosen all the same.</summary>
internal sealed class MenuEntry : MenuItem
{
    private readonly ExplorerCommand _command;
    private readonly ScreenLook _look;
    private bool? _isPossible;
    private bool _isOut;

    internal MenuEntry(ExplorerCommand command, ScreenLook look, Action<UserMessage> send)
    {
        (_command, _look) = (command, look);
        (Title, HelpText) = (command.Label, command.FirstKey(look.Glyphs.IsAscii));
        Action = () =>
        {
            if (command.Intent == Intent.Back)
            {
                // The menu takes the first step back for its own end.
                send(new UserMessage.Command(Intent.Back));
            }

            send(new UserMessage.Command(command.Intent));
        };
    }

    internal void Show(ExplorerState state)
    {
        var isPossible = ActionRules.WhyNotInMenu(state, _command.Intent) is null;
        if (isPossible != _isPossible)
        {
            _isPossible = isPossible;
            SetScheme(isPossible ? _look.Menu : _look.MenuDimmed);
        }
    }

    /// <summary>Lets the entry be drawn, or not when it is scrolled out: it would keep what stands there from being drawn.</summary>
    internal void PutInView(bool isInView)
    {
        _isOut = !isInView;
        ViewportSettings = isInView
            ? ViewportSettings & ~ViewportSettingsFlags.Transparent
            : ViewportSettings | ViewportSettingsFlags.Transparent;
    }

    protected override bool OnDrawingSubViews(DrawContext? context) => _isOut || base.OnDrawingSubViews(context);
}
