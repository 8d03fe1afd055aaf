using KvTui.Core.Values.Kubernetes;

namespace KvTui.Core.Tests.Values.Kubernetes;

public sealed class YamlTextTests
{
    [Theory]
    [InlineData("web", "web")]
    [InlineData("", "\"\"")]
    [InlineData("true", "\"true\"")]
    [InlineData("Yes", "\"Yes\"")]
    [InlineData("null", "\"null\"")]
    [InlineData("123", "\"123\"")]
    [InlineData("-1.5", "\"-1.5\"")]
    [InlineData("1e3", "\"1e3\"")]
    [InlineData("0x1F", "\"0x1F\"")]
    [InlineData("1:30", "\"1:30\"")]
    [InlineData("2023-11-14T22:13:20Z", "\"2023-11-14T22:13:20Z\"")]
    [InlineData("10.0.0.1", "10.0.0.1")]
    [InlineData("10.0.0.1:8080", "10.0.0.1:8080")]
    [InlineData("2001:db8::1", "2001:db8::1")]
    [InlineData("1.2.3", "1.2.3")]
    [InlineData("100m", "100m")]
    [InlineData("25%", "25%")]
    [InlineData("*", "'*'")]
    [InlineData("@every 5m", "'@every 5m'")]
    [InlineData("a: b", "'a: b'")]
    [InlineData("a #b", "'a #b'")]
    [InlineData("it's", "it's")]
    [InlineData("- it's", "'- it''s'")]
    [InlineData(" a", "' a'")]
    [InlineData("{\"a\":1}", "'{\"a\":1}'")]
    [InlineData("a\tb", "\"a\\tb\"")]
    [InlineData("\u001b[2J", "\"\\e[2J\"")]
    [InlineData("a\u202eb", "\"a\\u202Eb\"")]
    public void A_text_is_in_quotes_where_it_would_read_back_as_something_else(string text, string yaml) => Assert.Equal(yaml, YamlText.Scalar(text));

    [Theory]
    [InlineData("a\nb", "k: |-", "  a", "  b")]
    [InlineData("a\nb\n", "k: |", "  a", "  b")]
    [InlineData("a\n\n", "k: |+", "  a", "")]
    [InlineData(" a\n\tb\n", "k: |2", "   a", "      b")]
    [InlineData("a \nb", "k: \"a \\nb\"")]
    public void A_text_of_several_lines_is_a_block(string text, params string[] lines)
    {
        var writer = new YamlWriter(1000);
        writer.Text(0, "k", text);
        Assert.Equal(lines, writer.Lines);
    }
}
