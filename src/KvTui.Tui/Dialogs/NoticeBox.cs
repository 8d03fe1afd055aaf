using KvTui.Tui.Status;
using Terminal.Gui.Input;
using Attribute = Terminal.Gui.Drawing.Attribute;

namespace KvTui.Tui.Dialogs;

/// <summary>
/// A notice that is too long for the status line, over the panes: at the bottom, in as many lines as it takes, up to a third of the room;
/// at the top if it would cover the row that the user works on. It takes clicks, so that none reaches a row that is covered. Above a layer
/// that only shows something it is a session of its own; a question, a list of commands and a line that is typed are not covered.
/// </summary>
internal sealed class NoticeBox : Runnable
{
    private const int Frames = 2;

    private readonly ScreenLook _look;
    private readonly Attribute _line;
    private List<string> _lines = [];
    private Attribute _style;
    private Rectangle _place;
    private (Notice Notice, int Width)? _wrapped;

    internal NoticeBox(ScreenLook look)
    {
        (_look, _line, CanFocus, Visible) = (look, ScreenLook.Of(look.Theme.FocusedBorder), false, false);
        SetScheme(look.Plain);
    }

    private GlyphSet Glyphs => _look.Glyphs;

    /// <summary>Whether the notice of a state is to be above its topmost layer.</summary>
    internal static bool IsAboveLayers(ExplorerState state) =>
        state is { Notice: { } notice }
        && state.TopLayer is Layer.Usage or Layer.Found or Layer.Top or Layer.Roster or Layer.Events or Layer.Compare
            or Layer.CommandLog or Layer.Findings or Layer.Page or Layer.Care or Layer.Diff or Layer.Merge
            or Layer.Help { IsFiltering: false }
        && !StatusTexts.Holds(state, notice);

    /// <summary>Shows the notice of a state where it belongs, or nothing if the status line has room for it.</summary>
    internal void Show(ExplorerState state)
    {
        var isWanted = state.Notice is { } told && state.TopLayer is not Layer.Prompt && !StatusTexts.Holds(state, told);
        var layout = state.Layout;
        var room = Room(layout);
        if (state.Notice is not { } notice || !isWanted || ScreenLayout.IsTooSmall(state.Size) || room.Width <= Frames || room.Height <= 0)
        {
            Hide();
            return;
        }

        if (_wrapped is not { } known || !ReferenceEquals(known.Notice, notice) || known.Width != room.Width)
        {
            _wrapped = (notice, room.Width);
            _lines = TextWrap.Lines(notice.Text, room.Width - Frames);
            _style = ScreenLook.Of(_look.Theme.Of(notice.Kind));
            SetNeedsDraw();
        }

        var height = Math.Min(_lines.Count, Math.Max(1, room.Height / 3)) + Frames;
        var bottom = Math.Max(0, room.Height - height);
        Put(new(room.X, room.Y + (BusyRow(state, layout) >= bottom ? 0 : bottom), room.Width, Math.Min(height, room.Height)));
    }

    /// <summary>Hides the notice.</summary>
    internal void Hide()
    {
        if (Visible)
        {
            (Visible, _place, _wrapped) = (false, default, null);
            SuperView?.SetNeedsDraw();
        }
    }

    protected override bool OnClearingViewport() => true;

    protected override bool OnDrawingContent(DrawContext? context)
    {
        var (right, bottom) = (Viewport.Width - 1, Viewport.Height - 1);
        for (var y = 0; y <= bottom; y++)
        {
            if (y == 0 || y == bottom)
            {
                this.Fill(0, y, 1, y == 0 ? Glyphs.TopLeft : Glyphs.BottomLeft, _line);
                this.Fill(1, y, right - 1, Glyphs.Horizontal, _line);
                this.Fill(right, y, 1, y == 0 ? Glyphs.TopRight : Glyphs.BottomRight, _line);
            }
            else
            {
                this.Fill(0, y, 1, Glyphs.Vertical, _line);
                var used = 1 + this.Write(1, y, right - 1, _lines[y - 1], _style, Glyphs.Ellipsis);
                this.Fill(used, y, right - used, ' ', _look.Text);
                this.Fill(right, y, 1, Glyphs.Vertical, _line);
            }
        }

        return true;
    }

    protected override bool OnMouseEvent(Mouse mouse) => mouse.Handled = true;

    /// <summary>Above the cluster pane, and above the last lines of the panes, which say how old what is in them is.</summary>
    private static Rectangle Room(ScreenLayout layout)
    {
        var end = layout.Cluster is { Y: > 0, Height: > 0 } ? layout.Cluster.Y : layout.Status.Y;
        return new(1, 0, layout.Status.Width - 2, end - 2);
    }

    /// <summary>The row of the key under the cursor, or of the cursor in the editor.</summary>
    private static int BusyRow(ExplorerState state, ScreenLayout layout) => state switch
    {
        { Detail.Edit.Editor: { } editor } => layout.Value.Y + 1 + editor.Line - editor.Top,
        { Focus: Pane.Keys } => layout.Keys.Y + 1 + state.Browse.List.Selected - state.Browse.List.Offset,
        { Focus: Pane.Value or Pane.Cluster } => 0,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state.Focus, null),
    };

    private void Put(Rectangle place)
    {
        if (place != _place)
        {
            (_place, X, Y, Width, Height) = (place, place.X, place.Y, place.Width, place.Height);
            SuperView?.SetNeedsDraw();
        }

        Visible = true;
    }
}
