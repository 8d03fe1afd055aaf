using System.Text;

namespace KvTui.Core.Tests.Editing;

/// <summary>A mistake in what was YAML is told before it is saved, as one in JSON is.</summary>
public sealed class YamlEditTests
{
    private const string Told = "Not saved: the text is not YAML any more, see line 2, column 5. Ctrl-S saves it nevertheless.";

    [Fact]
    public void Broken_YAML_is_told_once_and_then_saved_as_it_stands()
    {
        var explorer = Editing("k", "a: b\nc: d\n").Press("down end").Type(": x").Press("ctrl+s");
        Assert.Equal(Told, explorer.Notice);
        Assert.Empty(explorer.Effects.OfType<Effect.Write>());
        Assert.Equal("a: b\nc: d: x\n", Saved(explorer));
    }

    [Fact]
    public void Broken_YAML_is_told_again_after_more_was_typed()
    {
        var explorer = Editing("k", "a: b\nc: d\n").Press("down end").Type(": x").Press("ctrl+s").Type("y").Press("ctrl+s");
        Assert.Equal(Told, explorer.Notice);
        Assert.Empty(explorer.Effects.OfType<Effect.Write>());
    }

    [Fact]
    public void YAML_that_stays_YAML_is_saved_at_once() => Assert.Equal("a: b\nc: dx\n", Saved(Editing("k", "a: b\nc: d\n").Press("down end").Type("x")));

    [Theory]
    [InlineData("k", "a line: of text")]
    [InlineData("k", "[section]\na: b")]
    [InlineData("k", "a: b: c\nd: e")]
    [InlineData("k.yaml", "a: {{ .b }}\n{{- if .c }}\nd: e\n{{- end }}")]
    public void What_was_no_YAML_is_saved_whatever_it_is(string key, string value) =>
        Assert.Equal(value + ": \"x: ", Saved(Editing(key, value).Press("ctrl+end").Type(": \"x: ")));

    [Theory]
    [InlineData("app.yaml")]
    [InlineData("values.yml")]
    public void What_is_named_YAML_is_that_though_it_is_short(string key)
    {
        var explorer = Editing(key, "a: b").Press("end").Type(": x").Press("ctrl+s");
        Assert.Equal(Told.Replace("line 2", "line 1", StringComparison.Ordinal), explorer.Notice);
    }

    private static TestExplorer Editing(string key, string value) => new TestExplorer(new(100, 30)).Listed([Sample.Pair(key, value)]).Press("e");

    private static string Saved(TestExplorer explorer) => Encoding.UTF8.GetString(((WriteRequest.Put)explorer.Press("ctrl+s").LastWrite()).Value.Span);
}
