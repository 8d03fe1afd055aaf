using System.Text;

namespace KvTui.Core.Tests.External;

/// <summary>|: what the user's pager is given.</summary>
public sealed class ExternalPageTests
{
    [Theory]
    [InlineData("{\"a\":[1]}", "", "{\n  \"a\": [\n    1\n  ]\n}\n", "k.json")]
    [InlineData("a\e[2Jb", "", "a␛[2Jb", "k.txt")]
    [InlineData("vv", "t t t", "00000000  76 76                   vv\n", "k.txt")]
    [InlineData("{\"apiVersion\":\"v1\",\"kind\":\"Pod\"}", "t t t", "apiVersion: v1\nkind: Pod\n", "k.yaml")]
    public void The_pager_is_given_the_value_as_it_is_shown(string value, string keys, string text, string file)
    {
        var page = new TestExplorer().Listed([Sample.Pair("k", value)]).Press(keys).Press("|").Last<Effect.PageExternally>();
        Assert.Equal((text, file), (Encoding.UTF8.GetString(page.Text.Span), page.FileName));
    }

    [Fact]
    public void Of_a_large_value_it_is_given_all()
    {
        var explorer = new TestExplorer().Listed([Sample.Pair("k", new string('x', 200_000))]);
        Assert.True(explorer.State.Detail.HasMore);
        Assert.Equal(200_000, explorer.Press("2 |").Last<Effect.PageExternally>().Text.Length);
    }

    [Fact]
    public void A_masked_value_is_refused_until_it_is_shown()
    {
        var explorer = AccessSample.WithSecret().GoTo("/registry/secrets/default/db").Press("|");
        Assert.Equal("The value is masked: u shows it, then the pager can.", explorer.Notice);
        Assert.Empty(explorer.Effects.OfType<Effect.PageExternally>());
        Assert.Single(explorer.Press("u |").Effects.OfType<Effect.PageExternally>());
    }

    [Fact]
    public void Without_a_value_there_is_nothing_to_read() =>
        Assert.Equal("There is no value in the pane to read.", TestExplorer.Live("/a/b").Press("g |").Notice);

    [Fact]
    public void Reading_is_no_write() => Assert.Single(
        new TestExplorer(settings: Sample.Settings with { ReadOnly = true }).Listed("k").Press("|").Effects.OfType<Effect.PageExternally>());
}
