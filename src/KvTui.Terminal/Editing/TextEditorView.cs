using System.Buffers;
using System.Globalization;
using KvTui.Terminal.Editing.Ropes;
using KvTui.Terminal.Views;
using KvTui.Text;
using KvTui.Tty.Cells;

namespace KvTui.Terminal.Editing;

/// <summary>Draws an editor: only what is visible is read. A tab is an arrow and blanks, what cannot be shown is a stand-in of one column.</summary>
public readonly record struct TextEditorView(TextEditorState State, ViewTheme Theme) : IView
{
    private const int LongestCluster = 32;

    /// <summary>Whether the cursor is shown.</summary>
    public bool Focused { get; init; }

    public bool HasLineNumbers { get; init; }

    public void Draw(Canvas canvas)
    {
        var (gutter, room) = canvas.Bounds.SplitLeft(GutterWidth());
        var text = canvas.Window(room);
        var state = State.WithViewport(text.Size);
        for (var y = 0; y < text.Height && state.Top + y < state.LineCount; y++)
        {
            DrawLine(text, y, state);
            if (HasLineNumbers)
            {
                var number = (state.Top + y + 1).ToString(CultureInfo.InvariantCulture);
                CellText.WriteCut(canvas, 0, y, gutter.Width - 1, number, Theme.Secondary, Theme.Glyphs, Alignment.Right);
            }
        }

        if (Focused)
        {
            text.ShowCursor(state.Column - state.Left, state.Line - state.Top);
        }
    }

    private int GutterWidth() => HasLineNumbers ? State.LineCount.ToString(CultureInfo.InvariantCulture).Length + 1 : 0;

    private void DrawLine(Canvas canvas, int y, TextEditorState state)
    {
        if (canvas.Width <= 0)
        {
            return;
        }

        var text = state.Text;
        var offset = text.OffsetOf(state.Top + y, state.Left);
        var column = text.PositionOf(offset).Column;
        if (column < state.Left && offset == text.LineEnd(state.Top + y))
        {
            return;
        }

        var buffer = ArrayPool<char>.Shared.Rent((canvas.Width + LongestCluster) * 2);
        var end = state.Left + canvas.Width;
        var isOver = false;
        while (column < end && !isOver)
        {
            ReadOnlySpan<char> rest = buffer.AsSpan(0, text.Read(offset, buffer));
            isOver = rest.IsEmpty;

            // the last clusters of a piece may go on in the next one
            var isLastPiece = offset + rest.Length == text.Length;
            while (column < end && !isOver && (isLastPiece ? !rest.IsEmpty : rest.Length > LongestCluster))
            {
                var cluster = rest[..TextLook.NextLength(rest)];
                isOver = TextLook.IsLineEnd(cluster);
                column = DrawCluster(canvas, column - state.Left, y, cluster, StyleAt(offset, state), state);
                offset += cluster.Length;
                rest = rest[cluster.Length..];
            }
        }

        ArrayPool<char>.Shared.Return(buffer);
    }

    private Style? StyleAt(int offset, TextEditorState state) =>
        offset >= state.Selection.Start && offset < state.Selection.End ? Theme.Selection : null;

    /// <summary>Draws a cluster and returns the column of the line after it; a selected line end is shown as a blank.</summary>
    private int DrawCluster(Canvas canvas, int x, int y, ReadOnlySpan<char> cluster, Style? selected, TextEditorState state)
    {
        var style = selected ?? Theme.Text;
        if (TextLook.IsLineEnd(cluster))
        {
            canvas.Put(x, y, ' ', style);
            return state.Left + x;
        }

        var next = TextLook.Advance(state.Left + x, cluster, state.TabWidth);
        if (cluster is "\t")
        {
            canvas.Fill(new(x, y, next - state.Left - x, 1), style);
            canvas.Put(x, y, Theme.Glyphs.Tab, selected ?? Theme.Secondary);
            return next;
        }

        var shown = cluster[..Visibility.ShowableLength(cluster)];
        x += canvas.Write(x, y, shown, style);
        if (shown.Length < cluster.Length)
        {
            canvas.Put(x, y, StandIn(cluster[shown.Length]), selected ?? Theme.StandIn);
        }

        return next;
    }

    /// <summary>The picture of a control character, else a replacement character; a question mark in ASCII.</summary>
    private char StandIn(char hidden) => (Theme.Glyphs.IsAscii, hidden) switch
    {
        (true, _) => '?',
        (false, < ' ') => (char)(0x2400 + hidden),
        (false, '\u007f') => '\u2421',
        _ => '\ufffd',
    };
}
