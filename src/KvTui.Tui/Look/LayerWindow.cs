using KvTui.Core.State.Layers;
using KvTui.Core.State.Panes;
using KvTui.Tui.Bridge;
using Terminal.Gui.Drawing;
using Terminal.Gui.Input;

namespace KvTui.Tui.Look;

/// <summary>
/// A window in the middle of the screen that shows a part of the state above the panes. It takes no keys, and tells what the mouse does.
/// </summary>
internal abstract class LayerWindow : Window, ILayerView
{
    private const int WheelRows = 3;

    private readonly ExplorerPane _frame;
    private Rectangle _place;

    protected LayerWindow(ScreenLook look)
    {
        (Look, HotKeySpecifier, BorderStyle, Arrangement) = (look.Layers, (Rune)0xFFFF, LineStyle.None, ViewArrangement.Fixed);
        SetScheme(Look.Plain);
        _frame = new(Look);
        Add(_frame);
        Report(_frame, static _ => -1);
    }

    /// <summary>A row of the list was clicked.</summary>
    internal event Action<int>? RowClicked;

    /// <summary>A row of the list was clicked twice.</summary>
    internal event Action<int>? RowActivated;

    /// <summary>The wheel was turned by so many rows; negative is up.</summary>
    internal event Action<int>? Wheeled;

    Runnable ILayerView.Runnable => this;

    protected ScreenLook Look { get; }

    void ILayerView.Show(ExplorerState state, Layer layer) => Show(state);

    /// <summary>Shows the window's part of a state; nothing is laid out or drawn if it is the same.</summary>
    internal abstract void Show(ExplorerState state);

    protected override bool OnDrawingAdornments() => true;

    protected override bool OnDrawingSubViews(DrawContext? context)
    {
        _frame.Note();
        return false;
    }

    protected override bool OnMouseEvent(Mouse mouse)
    {
        Tell(mouse, -1);
        return true;
    }

    /// <summary>Puts the window in the middle of the screen, as large as wanted and possible; returns the room inside its frame.</summary>
    protected Size Place(Size screen, Size content)
    {
        var (width, height) = (Math.Min(content.Width + 2, screen.Width), Math.Min(content.Height + 2, screen.Height));
        var place = new Rectangle((screen.Width - width) / 2, (screen.Height - height) / 2, width, height);
        if (place != _place)
        {
            (_place, X, Y, Width, Height) = (place, place.X, place.Y, place.Width, place.Height);
            _frame.Place(new(Point.Empty, place.Size));
        }

        return place.Inset(1, 1).Size;
    }

    protected void ShowTitles(PaneTitles titles) => _frame.Show(titles, isFocused: true);

    /// <summary>Puts a view into the frame.</summary>
    /// <param name="rowAt">Which row of the list is at a line of the view; -1 for none.</param>
    protected void AddInside(View view, Func<int, int> rowAt)
    {
        _frame.Add(view);
        Report(view, rowAt);
    }

    private void Report(View view, Func<int, int> rowAt) => view.MouseEvent += (_, mouse) =>
    {
        Tell(mouse, rowAt(mouse.Position?.Y ?? -1));
        mouse.Handled = true;
    };

    private void Tell(Mouse mouse, int row)
    {
        if (mouse.Flags.HasFlag(MouseFlags.WheeledUp))
        {
            Wheeled?.Invoke(-WheelRows);
        }
        else if (mouse.Flags.HasFlag(MouseFlags.WheeledDown))
        {
            Wheeled?.Invoke(WheelRows);
        }
        else if (row >= 0 && mouse.Flags.HasFlag(MouseFlags.LeftButtonDoubleClicked))
        {
            RowActivated?.Invoke(row);
        }
        else if (row >= 0 && mouse.Flags.HasFlag(MouseFlags.LeftButtonClicked))
        {
            RowClicked?.Invoke(row);
        }
    }
}
