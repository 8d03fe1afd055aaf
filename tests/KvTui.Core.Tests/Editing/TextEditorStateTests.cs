using System.Text;
using KvTui.Core.Commands;
using KvTui.Core.Editing;

namespace KvTui.Core.Tests.Editing;

public sealed class TextEditorStateTests
{
    private const int OneAndAHalfMebibytes = 3 * 512 * 1024;

    [Theory]
    [InlineData("")]
    [InlineData("one\r\ntwo\nthree\rfour")]
    [InlineData("\ufefftab\t\u0000\u001b\n\n\n")]
    [InlineData("no end 漢字 👨‍👩‍👧")]
    public void Bytes_that_are_not_touched_come_back_identical(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var editor = TextEditorState.FromBytes(bytes);
        Assert.Equal(bytes, editor.ToBytes());

        var typed = editor.Apply(EditorCommand.DocumentEnd).Insert("!");
        Assert.Equal([.. bytes, (byte)'!'], typed.ToBytes());
        Assert.Equal(bytes, typed.Apply(EditorCommand.Backspace).ToBytes());
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_refused()
    {
        Assert.False(TextEditorState.TryOpen(new byte[] { 0x61, 0xff }, out _));
        Assert.Throws<FormatException>(() => TextEditorState.FromBytes(new byte[] { 0xc3 }));
    }

    [Theory]
    [InlineData("a\r\nb", "\r\na\r\nb")]
    [InlineData("a\nb\r\n", "\na\nb\r\n")]
    [InlineData("a", "\na")]
    public void A_new_line_ends_as_the_first_line_of_the_file(string text, string expected) =>
        Assert.Equal(expected, Open(text).Apply(EditorCommand.Newline).GetText());

    [Fact]
    public void A_paste_gets_the_files_line_ends_and_is_one_undo_step()
    {
        var pasted = Open("a\r\nb").Paste("1\n2\r3\r\n4");
        Assert.Equal("1\r\n2\r\n3\r\n4a\r\nb", pasted.GetText());
        Assert.Equal("a\r\nb", pasted.Apply(EditorCommand.Undo).GetText());
    }

    [Fact]
    public void Typing_is_undone_word_by_word()
    {
        var editor = Type(Open(""), "one two");
        editor = editor.Apply(EditorCommand.Undo);
        Assert.Equal("one ", editor.GetText());
        editor = editor.Apply(EditorCommand.Undo);
        Assert.Equal("", editor.GetText());
        Assert.Equal("one two", editor.Apply(EditorCommand.Redo).Apply(EditorCommand.Redo).GetText());
    }

    [Fact]
    public void Typing_after_an_undo_forgets_what_was_undone()
    {
        var editor = Type(Type(Open(""), "one").Apply(EditorCommand.Undo), "x");
        Assert.Equal("x", editor.Apply(EditorCommand.Redo).GetText());
    }

    [Fact]
    public void Undoing_back_to_the_saved_text_is_not_modified()
    {
        var editor = Open("a");
        Assert.False(editor.IsModified);
        var typed = editor.Insert("x");
        Assert.True(typed.IsModified);
        Assert.False(typed.Apply(EditorCommand.Undo).IsModified);
        Assert.True(typed.Apply(EditorCommand.Undo).Apply(EditorCommand.Redo).IsModified);
    }

    [Fact]
    public void History_is_bounded()
    {
        var editor = Open("");
        for (var i = 0; i < 1500; i++)
        {
            editor = editor.Apply(EditorCommand.Newline);
        }

        var steps = 0;
        while (editor.Apply(EditorCommand.Undo) is var undone && !ReferenceEquals(undone, editor))
        {
            (editor, steps) = (undone, steps + 1);
        }

        Assert.Equal(1000, steps);
    }

    [Fact]
    public void Vertical_moves_keep_the_column_over_short_lines_and_tabs()
    {
        var editor = Open("0123456789\nab\n\tx漢yz\n").WithViewport(new(40, 3)).MoveTo(0, 9);
        editor = editor.Apply(EditorCommand.Down);
        Assert.Equal((1, 2), (editor.Line, editor.Column));
        editor = editor.Apply(EditorCommand.Down);
        Assert.Equal((2, 9), (editor.Line, editor.Column));
        editor = editor.Apply(EditorCommand.Up).Apply(EditorCommand.Up);
        Assert.Equal((0, 9), (editor.Line, editor.Column));
    }

    [Fact]
    public void Pages_move_by_the_height_less_one()
    {
        var editor = Open(string.Concat(Enumerable.Repeat("x\n", 100))).WithViewport(new(10, 11)).Apply(EditorCommand.PageDown);
        Assert.Equal(10, editor.Line);
        Assert.Equal(0, editor.Apply(EditorCommand.PageUp).Line);
    }

    [Fact]
    public void Words_are_letters_digits_and_what_is_not_ascii()
    {
        var editor = Open("one.two  漢字-x");
        var stops = new List<int>();
        for (var i = 0; i < 5; i++)
        {
            editor = editor.Apply(EditorCommand.WordRight);
            stops.Add(editor.Column);
        }

        Assert.Equal([3, 7, 13, 15, 15], stops);
        Assert.Equal("one.two  漢字-", editor.Apply(EditorCommand.DeleteWordBefore).GetText());
        Assert.Equal(".two  漢字-x", Open("one.two  漢字-x").Apply(EditorCommand.DeleteWordAfter).GetText());
    }

    [Fact]
    public void The_mark_selects_until_it_is_cleared()
    {
        var editor = Open("hello").Apply(EditorCommand.ToggleMark).Apply(EditorCommand.Right).Apply(EditorCommand.Right);
        Assert.Equal("he", editor.SelectedText());
        Assert.True(editor.IsMarking);
        Assert.False(editor.Apply(EditorCommand.ToggleMark).HasSelection);

        var cut = editor.Apply(EditorCommand.Cut);
        Assert.Equal(("llo", "he"), (cut.GetText(), cut.Clipboard));
        Assert.Equal("llohe", cut.Apply(EditorCommand.DocumentEnd).Apply(EditorCommand.Paste).GetText());
    }

    [Fact]
    public void A_move_that_selects_extends_the_selection_and_one_that_does_not_ends_it()
    {
        var selected = Open("hello").Apply(EditorCommand.Right, select: true);
        Assert.Equal("h", selected.SelectedText());
        Assert.False(selected.Apply(EditorCommand.Right).HasSelection);
    }

    [Theory]
    [InlineData("ctrl+s")]
    [InlineData("esc")]
    [InlineData("f4")]
    [InlineData("ctrl+shift+k")]
    public void Keys_of_others_are_left_to_them(string key) => Assert.False(EditorKeymap.Default.TryFind(key, out _));

    [Fact]
    public void A_cut_without_a_selection_takes_the_line()
    {
        var editor = Open("one\r\ntwo\r\n").Apply(EditorCommand.Cut);
        Assert.Equal(("two\r\n", "one\r\n"), (editor.GetText(), editor.Clipboard));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_key_press_on_a_large_value_copies_little(bool isOneLine)
    {
        var line = new string('x', 79) + (isOneLine ? ' ' : '\n');
        var editor = Open(string.Concat(Enumerable.Repeat(line, OneAndAHalfMebibytes / line.Length))).WithViewport(new(80, 24)).Apply(EditorCommand.DocumentEnd);
        editor = Type(editor.MoveTo(isOneLine ? 0 : 9000, isOneLine ? 700_000 : 40), "warm up").Apply(EditorCommand.Backspace);

        const int Presses = 200;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Presses; i++)
        {
            editor = editor.Insert("y").Apply(EditorCommand.Left);
        }

        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / Presses;
        Assert.InRange(bytes, 1, 32 * 1024);
    }

    [Fact]
    public void Lone_surrogates_typed_become_replacement_characters() => Assert.Equal("\ufffd", Open("").Insert("\ud800").GetText());

    private static TextEditorState Open(string text) => TextEditorState.FromBytes(Encoding.UTF8.GetBytes(text));

    private static TextEditorState Type(TextEditorState editor, string text) => text.Aggregate(editor, (state, letter) => state.Insert(letter.ToString()));
}
