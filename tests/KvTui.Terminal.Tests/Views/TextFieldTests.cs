using KvTui.Terminal.Views;
using KvTui.Terminal.Views.Fields;
using KvTui.Tty.Cells;
using KvTui.Tty.Input;

namespace KvTui.Terminal.Tests.Views;

public sealed class TextFieldTests
{
    [Theory]
    [InlineData("left left x", "/app/xdb", 6)]
    [InlineData("ctrl+a x", "x/app/db", 1)]
    [InlineData("ctrl+w", "/app/", 5)]
    [InlineData("ctrl+w ctrl+w", "/", 1)]
    [InlineData("ctrl+left ctrl+k", "/app/", 5)]
    [InlineData("home alt+d", "/db", 0)]
    [InlineData("ctrl+u", "", 0)]
    [InlineData("backspace 漢 backspace", "/app/d", 6)]
    [InlineData("home del ctrl+d", "pp/db", 0)]
    [InlineData("left end space", "/app/db ", 8)]
    public void Keys_edit_as_in_readline(string keys, string text, int cursor)
    {
        var field = Press(TextFieldState.Of("/app/db"), keys);
        Assert.Equal((text, cursor), (field.Text, field.Cursor));
    }

    [Fact]
    public void A_cluster_is_passed_and_deleted_whole()
    {
        var field = TextFieldState.Of("a👨‍👩‍👧e\u0301");
        Assert.Equal("a👨‍👩‍👧", field.Apply(TextFieldCommand.Backspace).Text);
        Assert.Equal(1, Press(field, "left left").Cursor);
        Assert.Equal("ae\u0301", Press(field, "left left del").Text);
    }

    [Theory]
    [InlineData("esc")]
    [InlineData("enter")]
    [InlineData("tab")]
    [InlineData("alt+x")]
    public void Keys_of_others_are_left_to_them(string key) => Assert.False(TextFieldState.Empty.TryApply(KeyName.Parse(key), out _));

    [Fact]
    public void A_paste_becomes_one_line() => Assert.Equal("a b c", TextFieldState.Empty.Insert("a\nb\tc\r\n").Text);

    [Fact]
    public void History_goes_back_and_forth_and_keeps_what_was_being_typed()
    {
        var field = TextFieldState.Of("one").Accept().WithText("two").Accept().WithText("two").Accept();
        Assert.Equal(["one", "two"], field.History);
        field = Press(field, "d r a f t");
        Assert.Equal("two", Press(field, "up").Text);
        Assert.Equal("one", Press(field, "up up up").Text);
        Assert.Equal("draft", Press(field, "up up down down down").Text);
        Assert.Equal("onex", Press(field, "up up x").Text);
    }

    [Fact]
    public void History_is_bounded()
    {
        var field = Enumerable.Range(0, 250).Aggregate(TextFieldState.Empty, (state, i) => state.WithText($"entry {i}").Accept());
        Assert.Equal((100, "entry 249"), (field.History.Length, field.History[^1]));
    }

    [Fact]
    public void The_cursor_stays_in_view()
    {
        var state = TextFieldState.Of("0123456789abcdefghij");
        for (var cursor = state; ; cursor = cursor.Apply(TextFieldCommand.Left))
        {
            var drawn = DrawnText.Of(new TextField(cursor, ViewTheme.Default) { Prompt = ":", Focused = true }, 10, 1);
            var at = Assert.IsType<Point>(drawn.Cursor);
            var expected = cursor.Cursor < 20 ? state.Text[cursor.Cursor] : ' ';
            Assert.Equal(expected, drawn.Rows[0].PadRight(10)[at.X]);
            if (cursor.Cursor == 0)
            {
                Assert.Equal(":012345678", drawn.Rows[0]);
                return;
            }
        }
    }

    [Fact]
    public void An_empty_field_shows_its_placeholder()
    {
        var drawn = DrawnText.Of(new TextField(TextFieldState.Empty, ViewTheme.Default) { Prompt = "/", Placeholder = "filter", Focused = true }, 10, 1);
        Assert.Equal("/filter", drawn.Rows[0]);
        Assert.Equal(new Point(1, 0), drawn.Cursor);
    }

    private static TextFieldState Press(TextFieldState field, string keys) => KeyName.ParseList(keys).Aggregate(field, (state, key) =>
    {
        Assert.True(state.TryApply(key, out var next), KeyName.Of(key));
        return next;
    });
}
