using KvTui.Text;
using Terminal.Gui.Drawing;
using Terminal.Gui.Input;
using Terminal.Gui.ViewBase;

namespace KvTui.Tty.Tests;

/// <summary>A list of many rows, none of which exists before it is drawn: what the explorer's tree will look like.</summary>
internal sealed class RowsView : View
{
    private readonly int _count;
    private readonly Func<int, string> _row;
    private int _top;

    internal RowsView(int count, Func<int, string> row)
    {
        (_count, _row, CanFocus) = (count, row, true);
        AddCommand(Command.Down, () => Go(Selected + 1));
        AddCommand(Command.Up, () => Go(Selected - 1));
        AddCommand(Command.PageDown, () => Go(Selected + Viewport.Height));
        AddCommand(Command.PageUp, () => Go(Selected - Viewport.Height));
        KeyBindings.Add(Key.CursorDown, Command.Down);
        KeyBindings.Add(Key.CursorUp, Command.Up);
        KeyBindings.Add(Key.PageDown, Command.PageDown);
        KeyBindings.Add(Key.PageUp, Command.PageUp);
    }

    internal int Selected { get; private set; }

    protected override bool OnClearingViewport() => true;

    protected override bool OnDrawingContent(DrawContext? context)
    {
        var width = Viewport.Width;
        for (var y = 0; y < Viewport.Height; y++)
        {
            var index = _top + y;
            SetAttributeForRole(index == Selected ? VisualRole.Focus : VisualRole.Normal);
            Move(0, y);
            var row = index < _count ? _row(index) : "";
            AddStr(row);
            AddStr(new string(' ', Math.Max(0, width - CellWidth.Of(row))));
        }

        return true;
    }

    private bool? Go(int to)
    {
        Selected = Math.Clamp(to, 0, _count - 1);
        _top = Math.Clamp(_top, Selected - Viewport.Height + 1, Math.Max(0, Selected));
        SetNeedsDraw();
        return true;
    }
}
