using KvTui.Core.Dialogs;
using Terminal.Gui.Input;

namespace KvTui.Tui.Dialogs;

/// <summary>A button of a question. One that cannot be chosen yet looks so, and can be pressed, to be told what is missing.</summary>
internal sealed class ChoiceButton : Button
{
    /// <summary>The brackets or blanks at both sides of the words.</summary>
    private const int Margins = 4;

    private readonly ScreenLook _look;
    private readonly string _caption;
    private readonly Action _pressed;
    private bool _isOpen = true;

    internal ChoiceButton(DialogButton button, bool hasHotkey, ScreenLook look, Action pressed)
    {
        (_look, _pressed, HotKeySpecifier, ShadowStyle, Height) = (look, pressed, (Rune)0xFFFF, null, 1);
        _caption = button.Hotkey is { } letter && hasHotkey ? $"{button.Label} ({letter})" : button.Label;
        (Title, NoDecorations, NoPadding, Columns) = (_caption, true, true, CellWidth.Of(_caption) + Margins);
        SetScheme(look.Plain);
        HasFocusChanged += (_, _) => SetNeedsDraw();
    }

    /// <summary>The columns that it takes.</summary>
    internal int Columns { get; }

    /// <summary>Puts the button at a place, and shows whether it can be chosen.</summary>
    internal void Put(int x, int y, bool isOpen)
    {
        this.PutAt(new(x, y, Columns, 1));
        if (isOpen != _isOpen)
        {
            _isOpen = isOpen;
            SetNeedsDraw();
        }
    }

    protected override bool OnAccepting(CommandEventArgs args)
    {
        _pressed();
        return true;
    }

    protected override bool OnDrawingText(DrawContext? context)
    {
        var look = (HasFocus, _isOpen) switch
        {
            (true, true) => _look.Selection,
            (true, false) => _look.InactiveSelection,
            (false, true) => _look.Text,
            (false, false) => ScreenLook.Of(_look.Theme.Disabled),
        };
        var caption = HasFocus ? $"[ {_caption} ]" : $"  {_caption}  ";
        this.Write(0, 0, Viewport.Width, caption, look, _look.Glyphs.Ellipsis);
        return true;
    }
}
