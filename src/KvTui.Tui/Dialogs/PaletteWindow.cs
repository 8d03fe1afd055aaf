using KvTui.Core.Intents;
using KvTui.Core.Messages;
using KvTui.Core.State.Layers;
using KvTui.Tui.Bridge;
using Terminal.Gui.Drawing;
using Terminal.Gui.Input;

namespace KvTui.Tui.Dialogs;

/// <summary>The command palette: a field, and the commands that match what is in it.</summary>
internal sealed class PaletteWindow : Window, ILayerView
{
    private const int MaxColumns = 76;
    private const int WheelRows = 3;
    private const string Mark = ":";

    private readonly FramedRoom _room;
    private readonly Label _mark = PlainLabel.Make();
    private readonly LineField _field;
    private readonly PaletteRows _rows;
    private readonly ScreenLook _look;
    private readonly Action<UserMessage> _send;

    internal PaletteWindow(ScreenLook look, Action<UserMessage> send)
    {
        (_look, _send, HotKeySpecifier, BorderStyle, Arrangement) = (look, send, (Rune)0xFFFF, LineStyle.None, ViewArrangement.Fixed);
        SetScheme(look.Plain);
        (_room, _field, _rows) = (new(this, look), new(look), new(look));
        _room.Frame.Add(_mark, _field, _rows);
        _room.Frame.Show(new("Commands", null, "Tab completes"), isFocused: true);
        _field.Entered += text => send(new UserMessage.Entered(text));
        _field.EnterPressed += () => send(new UserMessage.Command(Intent.Accept));
        _rows.RowClicked += (row, opens) => send(new UserMessage.RowClicked(row, opens));
    }

    Runnable ILayerView.Runnable => this;

    public void Show(ExplorerState state, Layer layer)
    {
        var palette = ((Layer.Palette)layer).State;
        var rows = Math.Min(PagerLines.PaletteHeight(state.Size), Math.Max(1, palette.Matches.Length));
        var room = _room.Place(state.Size, new(Math.Min(MaxColumns, state.Size.Width - 2), rows + 1));
        _mark.Put(0, 0, Mark.Length, Mark, ScreenLook.Flat(_look.Theme.Accent));
        _field.Place(Mark.Length, 0, Math.Max(0, room.Width - Mark.Length));
        var list = new Rectangle(0, 1, room.Width, Math.Max(0, room.Height - 1));
        if (_rows.Frame != list)
        {
            (_rows.X, _rows.Y, _rows.Width, _rows.Height) = (list.X, list.Y, list.Width, list.Height);
        }

        _field.Show(palette.Text);
        _rows.Show(palette);
        if (!_field.HasFocus)
        {
            _field.SetFocus();
        }
    }

    protected override void OnIsModalChanged(bool newIsModal)
    {
        base.OnIsModalChanged(newIsModal);
        if (newIsModal)
        {
            _field.TakeFocus();
        }
    }

    protected override bool OnMouseEvent(Mouse mouse)
    {
        var rows = mouse.Flags.HasFlag(MouseFlags.WheeledUp) ? -WheelRows : mouse.Flags.HasFlag(MouseFlags.WheeledDown) ? WheelRows : 0;
        if (rows != 0)
        {
            _send(new UserMessage.Wheeled(Pane.Keys, rows));
        }

        return true;
    }

    protected override bool OnDrawingSubViews(DrawContext? context)
    {
        _room.Frame.Note();
        return false;
    }
}
