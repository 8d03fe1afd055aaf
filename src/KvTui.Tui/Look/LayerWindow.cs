using KvTui.Tui.Input;
using Terminal.Gui.Drawing;
using Terminal.Gui.Input;

namespace KvTui.Tui.Look;

/// <summary>A window in the middle of the screen that shows a part of the state. It takes no keys, and sends what the mouse does.</summary>
internal abstract class LayerWindow : Window, ILayerView
{
    private readonly Action<UserMessage> _send;
    private readonly FramedRoom _room;

    protected LayerWindow(ScreenLook look, Action<UserMessage> send, bool hidesIfTooSmall = false)
    {
        (Look, _send, HotKeySpecifier, BorderStyle, Arrangement) = (look.Layers, send, (Rune)0xFFFF, LineStyle.None, ViewArrangement.Fixed);
        SetScheme(Look.Plain);
        _room = new(this, Look, hidesIfTooSmall);
        Report(_room.Frame, static _ => -1);
    }

    Runnable ILayerView.Runnable => this;

    protected ScreenLook Look { get; }

    void ILayerView.Show(ExplorerState state, Layer layer) => Show(state);

    /// <summary>Shows the window's part of a state; nothing is laid out or drawn if it is the same.</summary>
    internal abstract void Show(ExplorerState state);

    protected override bool OnDrawingAdornments() => true;

    protected override bool OnDrawingSubViews(DrawContext? context)
    {
        _room.Frame.BeginDrawing();
        return false;
    }

    protected override bool OnMouseEvent(Mouse mouse)
    {
        Tell(mouse, -1);
        return true;
    }

    /// <summary>Puts the window in the middle of the screen, as large as wanted and possible; returns the room inside its frame.</summary>
    protected Size Place(Size screen, Size content) => _room.Place(screen, content);

    protected void ShowTitles(PaneTitles titles) => _room.Frame.Show(titles, isFocused: true);

    /// <summary>Puts a view into the frame.</summary>
    /// <param name="rowAt">Which row of the list is at a line of the view; -1 for none.</param>
    protected void AddInside(View view, Func<int, int> rowAt)
    {
        _room.Frame.Add(view);
        Report(view, rowAt);
    }

    private void Report(View view, Func<int, int> rowAt) => view.MouseEvent += (_, mouse) =>
    {
        Tell(mouse, rowAt(mouse.Position?.Y ?? -1));
        mouse.Handled = true;
    };

    private void Tell(Mouse mouse, int row)
    {
        if (Wheel.RowsOf(mouse.Flags) is { } rows)
        {
            _send(new UserMessage.Wheeled(Pane.Keys, rows));
        }
        else if (row >= 0 && (mouse.Flags.HasFlag(MouseFlags.LeftButtonDoubleClicked) || mouse.Flags.HasFlag(MouseFlags.LeftButtonClicked)))
        {
            _send(new UserMessage.RowClicked(row, Opens: mouse.Flags.HasFlag(MouseFlags.LeftButtonDoubleClicked)));
        }
    }
}
