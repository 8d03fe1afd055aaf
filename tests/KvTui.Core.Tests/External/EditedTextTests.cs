using System.Text;
using KvTui.Core.Editing;
using KvTui.Core.External;

namespace KvTui.Core.Tests.External;

public sealed class EditedTextTests
{
    /// <summary>Null: it counts as not changed.</summary>
    [Theory]
    [InlineData("a", "a", null)]
    [InlineData("a", "a\n", null)]
    [InlineData("a", "b\n", "b")]
    [InlineData("a", "b", "b")]
    [InlineData("a", "a\n\n", "a\n\n")]
    [InlineData("a", "b\n\n", "b\n\n")]
    [InlineData("a\n", "b\n", "b\n")]
    [InlineData("a\n", "a", "a")]
    [InlineData("a\n", "a\n\n", "a\n\n")]
    [InlineData("a\r\nb", "a\r\nb\r\n", null)]
    [InlineData("a\r\nb", "c\r\nb\r\n", "c\r\nb")]
    [InlineData("a\r\nb", "a\r\nb\n", null)]
    [InlineData("a", "a\r\n", "a\r")]
    [InlineData("", "\n", null)]
    [InlineData("", "x\n", "x")]
    [InlineData("a", "", "")]
    [InlineData("\uFEFFa", "\uFEFFb\n", "\uFEFFb")]
    public void A_line_end_that_an_editor_has_added_is_taken_off(string given, string left, string? text)
    {
        var edit = EditSession.Of(Sample.Pair("k", given))!;
        var edited = EditedText.Of(edit, Encoding.UTF8.GetBytes(left));
        Assert.Equal(text is null, ReferenceEquals(edit, edited));
        Assert.Equal(text ?? given, edited.Editor.GetText());
        Assert.Equal(text is not null, edited.WouldLose);
    }

    [Fact]
    public void It_is_one_step_that_can_be_undone()
    {
        var edited = EditedText.Of(EditSession.Of(Sample.Pair("k", "one\ntwo\n")), "1\n2\n"u8);
        Assert.Equal("one\ntwo\n", edited.Editor.Apply(EditorCommand.Undo).GetText());
    }
}
