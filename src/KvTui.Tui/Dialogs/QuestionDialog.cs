using KvTui.Core.Dialogs;
using KvTui.Tui.Input;
using Terminal.Gui.Drawing;
using Terminal.Gui.Input;
using Asked = KvTui.Core.Dialogs.Dialog;
using GuiDialog = Terminal.Gui.Views.Dialog;

namespace KvTui.Tui.Dialogs;

/// <summary>A question: what will happen, a field if something has to be typed before, and a button for each answer.</summary>
internal sealed class QuestionDialog : GuiDialog, ILayerView
{
    private const int MaxTextColumns = 64;
    private const int ButtonGap = 2;
    private const int SideColumns = 1;

    private readonly ScreenLook _look;
    private readonly FramedRoom _room;
    private readonly WrappedText _text;
    private readonly Label _label = PlainLabel.Make();
    private readonly Label _answer = PlainLabel.Make();
    private readonly LineField? _field;
    private readonly ChoiceButton[] _buttons;
    private readonly View _first;
    private readonly Action<UserMessage> _send;
    private DialogState? _state;
    private Size _screen;
    private Size _inner;

    internal QuestionDialog(Asked dialog, ScreenLook look, Action<UserMessage> send)
    {
        (_look, _send, HotKeySpecifier, BorderStyle, Arrangement) = (look, send, (Rune)0xFFFF, LineStyle.None, ViewArrangement.Fixed);
        SetScheme(look.Plain);
        (_room, _text) = (new(this, look), new(look));
        _room.Frame.Add(_text, _label);
        if (dialog.Confirmation is not null)
        {
            _field = new(look, send);
            _field.HasFocusChanged += (_, _) => ShowAnswer();
            _room.Frame.Add(_field);
        }

        _room.Frame.Add(_answer);
        _buttons = [.. dialog.Buttons.Select((button, index) => Button(button, index, dialog.Confirmation is null))];
        _first = (View?)_field ?? _buttons[dialog.SafeButton];
    }

    Runnable ILayerView.Runnable => this;

    private int ButtonColumns => _buttons.Sum(static button => button.Columns + ButtonGap) - ButtonGap;

    public void Show(ExplorerState state, Layer layer)
    {
        var asked = ((Layer.Question)layer).State;
        if (ReferenceEquals(asked, _state) && state.Size == _screen)
        {
            return;
        }

        (_state, _screen) = (asked, state.Size);
        var (dialog, rowsBelow) = (asked.Dialog, asked.Dialog.Confirmation is null ? 2 : 4);
        var width = Math.Min(Math.Max(MaxTextColumns, ButtonColumns), Math.Max(0, state.Size.Width - 4));
        var lines = TextWrap.Lines(dialog.Text, width);
        var room = _room.Place(state.Size, new(width + (2 * SideColumns), lines.Count + rowsBelow));
        _inner = new(Math.Max(0, room.Width - (2 * SideColumns)), room.Height);
        _room.Frame.Show(new(dialog.Title, null, null), isFocused: true);
        _text.Show(new(SideColumns, 0, _inner.Width, Math.Max(0, _inner.Height - rowsBelow + 1)), lines);
        ShowField(asked);
        ShowAnswer();
        var x = SideColumns + Math.Max(0, (_inner.Width - ButtonColumns) / 2);
        for (var i = 0; i < _buttons.Length; i++)
        {
            _buttons[i].Put(x, _inner.Height - 1, asked.IsEnabled(i));
            x += _buttons[i].Columns + ButtonGap;
        }

        if (Visible && _field is not { HasFocus: true } && Array.TrueForAll(_buttons, static button => !button.HasFocus))
        {
            _first.SetFocus();
        }
    }

    /// <summary>Accepts nothing by itself: each button, and the field, says what was chosen.</summary>
    protected override bool OnAccepting(CommandEventArgs args) => true;

    protected override void OnIsModalChanged(bool newIsModal)
    {
        base.OnIsModalChanged(newIsModal);
        if (newIsModal)
        {
            _field?.TakeFocus();
            _first.SetFocus();
        }
    }

    protected override bool OnKeyDownNotHandled(Key key)
    {
        // Who has typed the confirmation means it: Tab goes on to the button that acts, past the safe one.
        if (_field is { HasFocus: true } && key == Key.Tab && _state is { Dialog: var asked })
        {
            return _buttons[asked.ActingButton].SetFocus();
        }

        // What is typed is for the field, wherever the focus is.
        if (_field is { HasFocus: false } field && KeyNames.Typed(key) is not null && field.SetFocus())
        {
            return field.NewKeyDownEvent(key);
        }

        if (_field is null && KeyNames.Typed(key) is { IsBmp: true } typed && _state is { } state)
        {
            var pressed = char.ToUpperInvariant((char)typed.Value);
            for (var i = 0; i < _buttons.Length; i++)
            {
                if (state.Dialog.Buttons[i].Hotkey is { } letter && char.ToUpperInvariant(letter) == pressed)
                {
                    _send(new UserMessage.Chosen(i));
                    return true;
                }
            }
        }

        return false;
    }

    protected override bool OnDrawingSubViews(DrawContext? context)
    {
        _room.Frame.BeginDrawing();
        return false;
    }

    private ChoiceButton Button(DialogButton button, int index, bool hasHotkey)
    {
        var made = new ChoiceButton(button, hasHotkey, _look, () => _send(new UserMessage.Chosen(index)));
        _room.Frame.Add(made);
        return made;
    }

    private void ShowField(DialogState asked)
    {
        if (_field is not { } field)
        {
            return;
        }

        var label = Painting.Cut(asked.Dialog.ConfirmationLabel + " ", _inner.Width, _look.Glyphs.Ellipsis);
        var columns = CellWidth.Of(label);
        _label.Put(SideColumns, _inner.Height - 3, columns, label, ScreenLook.Flat(_look.Theme.Accent));
        field.PutAt(new(SideColumns + columns, _inner.Height - 3, Math.Max(0, _inner.Width - columns), 1));
        field.Show(asked.Typed);
    }

    /// <summary>Shows what Enter would do now that the confirmation matches, or what it found missing.</summary>
    private void ShowAnswer()
    {
        if (_state is not { } asked || _field is not { } field)
        {
            return;
        }

        var (dialog, acting) = (asked.Dialog, asked.Dialog.ActingButton);
        var (text, style) = asked.Missing is { } missing ? (missing, _look.Theme.Warning)
            : field.HasFocus && asked.IsEnabled(acting) ? ($"Enter: {dialog.Buttons[acting].Label}", _look.Theme.Accent)
            : ("", _look.Theme.Text);
        var shown = Painting.Cut(text, _inner.Width, _look.Glyphs.Ellipsis);
        _answer.Put(SideColumns, _inner.Height - 2, CellWidth.Of(shown), shown, ScreenLook.Flat(style));
    }
}
