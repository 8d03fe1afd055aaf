using KvTui.Core.Editing;
using KvTui.Tui.Input;
using Terminal.Gui.Drivers;
using Terminal.Gui.Input;
using Attribute = Terminal.Gui.Drawing.Attribute;

namespace KvTui.Tui.Edit;

/// <summary>
/// An editor's text: only the lines in view are read. A tab is an arrow and blanks, what cannot be shown is a stand-in of one column. It
/// takes no keys, and what the mouse does it only sends.
/// </summary>
internal sealed class EditorView : DrawnView
{
    private readonly Action<UserMessage> _send;
    private readonly Attribute _standIn;
    private TextEditorState? _editor;
    private TextFind? _find;
    private bool _hasCursor;
    private char[] _buffer = [];
    private char[] _plain = [];

    public EditorView(ScreenLook look, Action<UserMessage> send)
        : base(look) => (_send, _standIn, CanFocus) = (send, ScreenLook.Of(look.Theme.StandIn), true);

    /// <summary>Shows an editor, with the terminal's cursor or without; nothing is drawn if it is the same.</summary>
    /// <param name="find">What is marked in its text as found; null for nothing.</param>
    public void Show(TextEditorState editor, TextFind? find, bool hasCursor)
    {
        if (ReferenceEquals(editor, _editor) && ReferenceEquals(find, _find) && hasCursor == _hasCursor)
        {
            return;
        }

        (_editor, _find, _hasCursor) = (editor, find, hasCursor);
        SetNeedsDraw();
    }

    /// <summary>Forgets the editor, and a drag that is under way.</summary>
    internal void Close()
    {
        _editor = null;
        if (App?.Mouse.IsGrabbed(this) == true)
        {
            App.Mouse.UngrabMouse();
        }
    }

    protected override bool OnDrawingContent(DrawContext? context)
    {
        var (width, height) = (Viewport.Width, Viewport.Height);
        if (_editor is null || width <= 0 || height <= 0)
        {
            return true;
        }

        var editor = _editor.WithViewport(new(width, height));
        if (_plain.Length < width)
        {
            (_plain, _buffer) = (new char[width], new char[VisibleClusters.BufferLength(width)]);
        }

        for (var y = 0; y < height; y++)
        {
            this.Fill(0, y, width, ' ', Look.Text);
            if (editor.Top + y < editor.LineCount)
            {
                DrawLine(editor, y, width);
            }
        }

        var at = new Point(editor.Column - editor.Left, editor.Line - editor.Top);
        var isShown = _hasCursor && Viewport.Contains(at with { X = at.X + Viewport.X, Y = at.Y + Viewport.Y });
        Cursor = new() { Position = isShown ? ViewportToScreen(at) : null, Style = isShown ? CursorStyle.Default : CursorStyle.Hidden };
        return true;
    }

    protected override bool OnMouseEvent(Mouse mouse)
    {
        var isDown = mouse.Flags.HasFlag(MouseFlags.LeftButtonPressed);
        if (isDown && mouse.Flags.HasFlag(MouseFlags.PositionReport))
        {
            if (App?.Mouse.IsGrabbed(this) == true)
            {
                Point(mouse, isExtending: true);
            }
        }
        else if (isDown)
        {
            App?.Mouse.GrabMouse(this);
            Point(mouse, mouse.Flags.HasFlag(MouseFlags.Shift));
        }
        else if (mouse.Flags.HasFlag(MouseFlags.LeftButtonReleased))
        {
            App?.Mouse.UngrabMouse();
        }
        else if (Wheel.RowsOf(mouse.Flags) is { } rows)
        {
            _send(new UserMessage.Wheeled(Pane.Value, rows));
        }
        else if (!mouse.IsSingleDoubleOrTripleClicked || mouse.Flags.HasFlag(MouseFlags.RightButtonClicked))
        {
            return false;
        }

        return mouse.Handled = true;
    }

    private void Point(Mouse mouse, bool isExtending)
    {
        if (_editor?.WithViewport(new(Viewport.Width, Viewport.Height)) is { } editor)
        {
            var at = ScreenToViewport(mouse.ScreenPosition);
            var line = Math.Clamp(editor.Top + at.Y, 0, editor.LineCount - 1);
            _send(new UserMessage.Pointed(line, Math.Max(0, editor.Left + at.X), isExtending));
        }
    }

    private void DrawLine(TextEditorState editor, int y, int width)
    {
        var clusters = new VisibleClusters(editor, editor.Top + y, width, _buffer, _find);
        var (count, start, style) = (0, 0, Look.Text);
        while (clusters.MoveNext())
        {
            var isPlain = clusters.Text.Length == 1 && clusters.Text[0] is >= ' ' and <= '~';
            if (count > 0 && (!isPlain || Style(clusters) != style))
            {
                Put(start, y, _plain.AsSpan(0, count), style);
                count = 0;
            }

            if (isPlain)
            {
                (start, style) = count == 0 ? (clusters.X, Style(clusters)) : (start, style);
                _plain[count++] = clusters.Text[0];
            }
            else
            {
                DrawCluster(clusters, y);
            }
        }

        Put(start, y, _plain.AsSpan(0, count), style);
    }

    private Attribute Style(in VisibleClusters cluster) => (cluster.IsSelected, cluster.Mark) switch
    {
        (true, _) => Look.Selection,
        (false, HitMark.None) => Look.Text,
        (false, HitMark.Hit) => Look.Hit,
        (false, HitMark.Current) => Look.CurrentHit,
        (false, var mark) => throw new InvalidOperationException($"A mark of the kind {mark} is unknown."),
    };

    /// <summary>Draws a cluster that is not one ASCII character; a selected line end is a blank.</summary>
    private void DrawCluster(in VisibleClusters cluster, int y)
    {
        var (x, style) = (cluster.X, Style(cluster));
        var text = cluster.Text;
        var isMarked = cluster.IsSelected || cluster.Mark != HitMark.None;
        if (cluster.IsLineEnd)
        {
            this.Fill(x, y, 1, ' ', style);
            return;
        }

        if (text is "\t")
        {
            this.Fill(x, y, cluster.Columns, ' ', style);
            this.Fill(x, y, 1, Look.Glyphs.Tab, isMarked ? style : Look.Secondary);
            return;
        }

        var shown = text[..Visibility.ShowableLength(text)];
        Put(x, y, shown, style);
        if (shown.Length < text.Length)
        {
            this.Fill(x + CellWidth.Of(shown), y, 1, StandIn(text[shown.Length]), isMarked ? style : _standIn);
        }
    }

    private void Put(int x, int y, ReadOnlySpan<char> text, in Attribute attribute)
    {
        if (!text.IsEmpty)
        {
            SetAttribute(attribute);
            Move(x, y);
            AddStr(text.ToString());
        }
    }

    /// <summary>The picture of a control character, else a replacement character; a question mark in ASCII.</summary>
    private char StandIn(char hidden) => (Look.Glyphs.IsAscii, hidden) switch
    {
        (true, _) => '?',
        (false, < ' ') => (char)(0x2400 + hidden),
        (false, '\u007f') => '\u2421',
        _ => '\ufffd',
    };
}
