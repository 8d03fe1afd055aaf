using System.Text;

namespace KvTui.Core.Tests.Editing;

/// <summary>JSON on one line is edited with a line for each of its parts, and goes back as it was but for what was changed.</summary>
public sealed class JsonEditTests
{
    [Fact]
    public void Packed_JSON_is_unpacked_for_the_editor_and_packed_again()
    {
        var explorer = Editing("""{"a":1,"b":[1E400,"\/"]}""");
        Assert.Equal("{\n  \"a\": 1,\n  \"b\": [\n    1E400,\n    \"\\/\"\n  ]\n}", Text(explorer));
        explorer.AssertShows("saved on one line");
        explorer.Press("down end left").Type("2");
        Assert.Equal("""{"a":12,"b":[1E400,"\/"]}""", Saved(explorer));
    }

    [Fact]
    public void What_was_not_changed_is_not_saved()
    {
        var explorer = Editing("""{"a":1}""").Press("ctrl+s");
        Assert.Equal("nothing changed, nothing saved", explorer.Notice);
        Assert.Null(explorer.State.Detail.Edit);
    }

    [Fact]
    public void The_difference_is_shown_line_by_line()
    {
        var explorer = Editing("""{"a":1,"b":2}""").Press("down end left").Type("2").Press("f4");
        explorer.AssertShows("-   \"a\": 1,");
        explorer.AssertShows("+   \"a\": 12,");
    }

    [Fact]
    public void Broken_JSON_is_told_once_and_then_saved_as_it_stands()
    {
        var explorer = Editing("""{"a":1}""").Press("down end").Type("x").Press("ctrl+s");
        Assert.Equal("Not saved: the text is not JSON any more, see line 2, column 9. Ctrl-S saves it nevertheless.", explorer.Notice);
        Assert.Empty(explorer.Effects.OfType<Effect.Write>());
        Assert.Equal("{\n  \"a\": 1x\n}", Saved(explorer));
    }

    [Fact]
    public void Broken_JSON_is_told_again_after_more_was_typed()
    {
        var explorer = Editing("""{"a":1}""").Press("down end").Type("x").Press("ctrl+s").Type("y").Press("ctrl+s");
        Assert.Empty(explorer.Effects.OfType<Effect.Write>());
    }

    [Fact]
    public void What_was_no_JSON_is_saved_whatever_it_is() => Assert.Equal("{xbroken", Saved(Editing("{broken").Press("right").Type("x")));

    [Fact]
    public void F7_formats_and_then_chooses_how_it_is_saved()
    {
        var explorer = Editing("""{"a" : 1}""").Press("f7");
        Assert.Equal("{\n  \"a\": 1\n}", Text(explorer));
        Assert.Equal("it is saved on one line", explorer.Press("f7").Notice);
        Assert.Equal("it is saved as it stands", explorer.Press("f7").Notice);
        Assert.Equal("{\n  \"a\": 1\n}", Saved(explorer));
    }

    [Fact]
    public void What_is_no_JSON_is_not_formatted()
    {
        var explorer = Editing("text").Press("f7");
        Assert.Equal("Only JSON can be formatted; this is none, see line 1, column 2.", explorer.Notice);
        Assert.Equal("text", Text(explorer));
    }

    private static TestExplorer Editing(string value) => new TestExplorer(new(100, 30)).Listed([Sample.Pair("k", value)]).Press("e");

    private static string Text(TestExplorer explorer) => explorer.State.Detail.Edit!.Editor.GetText();

    private static string Saved(TestExplorer explorer) =>
        Encoding.UTF8.GetString(((WriteRequest.Put)explorer.Press("ctrl+s").LastWrite()).Value.Span);
}
