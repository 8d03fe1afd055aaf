using System.Collections.Immutable;
using KvTui.Core.Commands;

namespace KvTui.Tui.Menus;

/// <summary>What all entries of a menu share.</summary>
/// <param name="Impossible">What is dimmed.</param>
/// <param name="Chosen">What is marked.</param>
internal sealed record MenuContext(
    ScreenLook Look, ImmutableArray<Intent> Impossible, ImmutableArray<Intent> Chosen, Action<UserMessage> Send);

/// <summary>A command in a menu, with its key; what is not possible now is dimmed, and says why if it is chosen all the same.</summary>
internal sealed class MenuEntry : MenuItem
{
    private bool _isOut;

    internal MenuEntry(ExplorerCommand command, MenuContext context)
    {
        var (look, impossible, chosen, send) = context;
        SetScheme(impossible.Contains(command.Intent) ? look.MenuDimmed : look.Menu);
        (Title, HelpText) = (command.Label, chosen.Contains(command.Intent) ? "on" : command.FirstKey(look.Glyphs.IsAscii));
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
