using System.Text;
using KvTui.Terminal.Editing;
using KvTui.Terminal.Tests.Views;
using KvTui.Terminal.Views;
using KvTui.Tty.Cells;

namespace KvTui.Terminal.Tests.Editing;

public sealed class TextEditorViewTests
{
    [Fact]
    public void Tabs_wide_and_hidden_characters_are_drawn_where_the_cursor_counts_them()
    {
        var drawn = Draw(Open("\tx\n漢e\u0301\u001b[2J\u202e|\nlast").MoveTo(1, 3), 20, 4);
        Assert.Equal(["→       x", "漢e\u0301␛[2J\ufffd|", "last", ""], drawn.Rows);
        Assert.Equal(new Point(3, 1), drawn.Cursor);
    }

    [Fact]
    public void In_ascii_stand_ins_are_ascii()
    {
        var drawn = Draw(Open("\tx\u001b\u202e"), 20, 1, ViewTheme.Default with { Glyphs = GlyphSet.Ascii });
        Assert.Equal([">       x??"], drawn.Rows);
    }

    [Fact]
    public void The_view_scrolls_to_the_cursor_in_both_directions()
    {
        var text = string.Join('\n', Enumerable.Range(0, 50).Select(line => $"line {line} {new string('.', 30)}{line}"));
        var drawn = Draw(Open(text).MoveTo(40, 39), 12, 3);
        Assert.Equal(["........38", "........39", "........40"], drawn.Rows);
        Assert.Equal(new Point(9, 2), drawn.Cursor);
    }

    [Fact]
    public void A_cluster_cut_by_the_left_edge_is_blank()
    {
        var editor = Open("漢" + new string('a', 30)).WithViewport(new(8, 1)).MoveTo(0, 7);
        editor = editor.MoveTo(0, 8);
        Assert.Equal(2, editor.Left);
        Assert.Equal(" aaaaaaa", Draw(Open("a" + "漢" + new string('a', 30)).WithViewport(new(8, 1)).MoveTo(0, 8), 8, 1).Rows[0]);
    }

    [Fact]
    public void A_selection_is_shown_over_line_ends()
    {
        var editor = Open("ab\ncd").Apply(EditorCommand.Right).Apply(EditorCommand.Down, select: true);
        var drawn = Draw(editor, 6, 2);
        var selected = ViewTheme.Default.Selection;
        Assert.Equal([false, true, true, false], Enumerable.Range(0, 4).Select(x => drawn.StyleAt(x, 0) == selected));
        Assert.Equal([true, false], Enumerable.Range(0, 2).Select(x => drawn.StyleAt(x, 1) == selected));
    }

    [Fact]
    public void Line_numbers_are_off_unless_wanted()
    {
        var editor = Open(string.Concat(Enumerable.Repeat("x\n", 9)) + "y");
        Assert.Equal("x", Draw(editor, 10, 1).Rows[0]);
        Assert.Equal(" 1 x", DrawnText.Of(new TextEditorView(editor, ViewTheme.Default) { HasLineNumbers = true }, 10, 10).Rows[0]);
    }

    [Fact]
    public void A_frame_of_a_very_long_line_reads_only_what_is_visible()
    {
        var editor = Open(new string('x', 1_500_000)).WithViewport(new(80, 24)).Apply(EditorCommand.DocumentEnd);
        var drawn = Draw(editor, 80, 24);
        Assert.Equal(new string('x', 60), drawn.Rows[0]);
        Assert.Equal(new Point(60, 0), drawn.Cursor);

        var buffer = new KvTui.Tty.Cells.CellBuffer(new(80, 24), new());
        var view = new TextEditorView(editor, ViewTheme.Default);
        view.Draw(buffer.Canvas());
        var before = GC.GetAllocatedBytesForCurrentThread();
        view.Draw(buffer.Canvas());
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4096);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(0, 5)]
    public void A_tiny_canvas_is_no_trouble(int width, int height) => Assert.Equal(height, Draw(Open("漢\t\nx").MoveTo(0, 9), width, height).Rows.Length);

    private static TextEditorState Open(string text) => TextEditorState.FromBytes(Encoding.UTF8.GetBytes(text));

    private static DrawnText Draw(TextEditorState editor, int width, int height, ViewTheme? theme = null) =>
        DrawnText.Of(new TextEditorView(editor, theme ?? ViewTheme.Default) { Focused = true }, width, height);
}
