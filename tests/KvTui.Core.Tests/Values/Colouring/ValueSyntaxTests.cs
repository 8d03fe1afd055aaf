using System.Text;
using KvTui.Core.Values;
using KvTui.Core.Values.Colouring;
using KvTui.Core.Values.Formats;
using KvTui.Text;

namespace KvTui.Core.Tests.Values.Colouring;

public sealed class ValueSyntaxTests
{
    /// <summary>Lines of JSON, and below each character the letter of its role.</summary>
    [Theory]
    [InlineData("""{""", " ")]
    [InlineData("""  "url": "a b",""", "         ttttt")]
    [InlineData("""  "pool": -20.5e3,""", "          nnnnnnn ")]
    [InlineData("""  "on": true,""", "        kkkk ")]
    [InlineData("""  "none": null""", "          kkkk")]
    [InlineData("""    "item",""", "    tttttt ")]
    [InlineData("""    17""", "    nn")]
    [InlineData("""  "a": {},""", "")]
    [InlineData("""  "site": "https://a.b/c?d=e",""", "          lllllllllllllllllll ")]
    [InlineData("""  "q\"\\": "x\"y",""", "           tttttt ")]
    [InlineData("""  "a:b": "c:d",""", "         ttttt ")]
    [InlineData("""  "cut": "never ends""", "         ttttttttttt")]
    [InlineData("""  "cut": "ends with a slash\""", "         ttttttttttttttttttt")]
    [InlineData("""  1: h'00ff',""", "")]
    [InlineData("""  "nul": "a␀b␛",""", "         tt t t ")]
    [InlineData("""  undefined, NaN, 1.2.3, -, .""", "")]
    [InlineData("""["a", 1, false]""", " ttt  n  kkkkk ")]
    public void Tokens_of_JSON_have_roles_but_for_names_and_punctuation(string line, string roles) =>
        Assert.Equal(roles.TrimEnd(), Roles(ValueFormat.Json, [line], 0));

    /// <summary>Lines of YAML, and below each character the letter of its role.</summary>
    [Theory]
    [InlineData("kind: Pod", "      ttt")]
    [InlineData("  replicas: 3", "            n")]
    [InlineData("  on: true # always", "      kkkk cccccccc")]
    [InlineData("metadata:", "")]
    [InlineData("- web 0", "  ttttt")]
    [InlineData("- - 7", "    n")]
    [InlineData("  - name: web", "          ttt")]
    [InlineData("  - \"1.10\"", "    tttttt")]
    [InlineData("  'it''s': 'it''s'", "           ttttttt")]
    [InlineData("labels: {}", "")]
    [InlineData("args: [a, \"b\", 3]", "          ttt  n")]
    [InlineData("image: docker://registry/x:1", "       lllllllllllllllllllll")]
    [InlineData("# a comment: really", "ccccccccccccccccccc")]
    [InlineData("a.b/c: \"\"", "       tt")]
    [InlineData("---", "")]
    [InlineData("text: |-", "")]
    [InlineData("key: &anchor", "")]
    [InlineData("no name at all", "")]
    [InlineData("time: 10:20", "      ttttt")]
    [InlineData("empty: ", "")]
    public void Values_of_YAML_have_roles(string line, string roles) => Assert.Equal(roles, Roles(ValueFormat.Kubernetes, [line], 0));

    [Theory]
    [InlineData("see https://a.b/c, or (ftp://d).", "    lllllllllllll      lllllll")]
    [InlineData("https://a.b.", "lllllllllll")]
    [InlineData(":// and x:// and ::://a", "")]
    [InlineData("42", "nn")]
    [InlineData("false", "kkkkk")]
    [InlineData("10.0.0.1:8080", "")]
    [InlineData("-----BEGIN PUBLIC KEY-----", "hhhhhhhhhhhhhhhhhhhhhhhhhh")]
    [InlineData("name: value", "")]
    public void A_line_of_text_has_links_and_the_heads_of_PEM(string line, string roles) => Assert.Equal(roles, Roles(ValueFormat.Text, [line], 0));

    [Fact]
    public void A_text_that_reads_as_YAML_is_read_so()
    {
        string[] lines = ["# the pool", "pool:", "  size: 20", "  name: main"];
        Assert.Equal(["cccccccccc", "", "        nn", "        tttt"], lines.Select((_, line) => Roles(ValueFormat.Text, lines, line)));
        Assert.Equal("", Roles(ValueFormat.Text, ["size: 20", "which is: enough"], 0));
    }

    [Fact]
    public void The_text_of_a_block_is_one_text_and_what_follows_it_is_not()
    {
        string[] lines = ["data:", "  conf: |", "    a: 1", "", "      b: 2", "  next: 3", "- x: >-", "    y: 4", "  z: 5", "- |", "  - 6", "  7", "- 8"];
        Assert.Equal(
            ["", "", "    tttt", "", "      tttt", "        n", "", "    tttt", "     n", "", "  ttt", "  t", "  n"],
            lines.Select((_, line) => Roles(ValueFormat.Kubernetes, lines, line)));
    }

    [Fact]
    public void Bytes_have_no_roles()
    {
        var dump = ValueFormatter.Format(new byte[] { 0, 1, 2 }, ValueFormat.Hex, 80);
        Assert.Equal("", Roles(ValueFormat.Hex, dump.Lines, 0));
    }

    /// <summary>What is not in the head of a line, nor in view, nor its last character, is not looked at: it makes no difference.</summary>
    [Theory]
    [InlineData(ValueFormat.Json, "  \"a\": \"", "\",", 't')]
    [InlineData(ValueFormat.Json, "  \"a\": 1", ",", 'n')]
    [InlineData(ValueFormat.Json, "[1, ", "]", ' ')]
    [InlineData(ValueFormat.Kubernetes, "a: b", "c", 't')]
    [InlineData(ValueFormat.Kubernetes, "a: 'b", "'", 't')]
    [InlineData(ValueFormat.Text, "a b", "c", ' ')]
    public void What_a_part_of_a_line_of_a_million_characters_costs_is_bounded(ValueFormat format, string before, string after, char expected)
    {
        const int Length = 1_000_000;
        const int First = 600_000;
        const int Columns = 80;
        var filler = expected == 'n' ? '1' : 'x';
        var line = new StringBuilder(before).Append(filler, Length).Append(after);
        var shown = Part(line);
        Assert.Equal(new string(expected, Columns), shown);
        var random = new Random(16);
        const string Hostile = "\"'\\,:#{}[] x1";
        for (var at = 4096; at < line.Length - 1; at++)
        {
            if (at is < First - LinkSyntaxLookBehind or >= First + Columns)
            {
                line[at] = Hostile[random.Next(Hostile.Length)];
            }
        }

        Assert.Equal(shown, Part(line));

        string Part(StringBuilder text) => Roles(format, [text.ToString()], 0, First, First + Columns, isTrimmed: false);
    }

    private const int LinkSyntaxLookBehind = 512;

    [Fact]
    public void A_block_is_looked_for_in_so_many_lines_above_and_no_more()
    {
        List<string> lines = ["a: |", .. Enumerable.Repeat("  b: 1", 1000)];
        Assert.Equal("  tttt", Roles(ValueFormat.Kubernetes, lines, 256));
        Assert.Equal("     n", Roles(ValueFormat.Kubernetes, lines, 257));
    }

    [Fact]
    public void Spans_of_hostile_text_are_in_view_in_order_and_apart()
    {
        var random = new Random(7);
        const string Alphabet = "\"'\\,:#{}[]|>-&*! ab1.e+t:///{}é漢\u0301😀␀";
        for (var round = 0; round < 20_000; round++)
        {
            var lines = Enumerable.Range(0, 3).Select(_ => Printable.Text(string.Concat(Enumerable.Range(0, random.Next(24)).Select(_ => Alphabet[random.Next(Alphabet.Length)])))).ToArray();
            var format = round % 3 == 0 ? ValueFormat.Json : round % 3 == 1 ? ValueFormat.Kubernetes : ValueFormat.Text;
            var syntax = ValueSyntax.Of(new(format, lines, 1, null));
            for (var line = 0; line < lines.Length; line++)
            {
                var first = random.Next(lines[line].Length + 1);
                var end = random.Next(first, lines[line].Length + 1);
                var spans = new List<SyntaxSpan>();
                syntax.Find(line, first, end, spans);
                var at = first;
                foreach (var span in spans)
                {
                    Assert.True(span.Start >= at && span.End > span.Start && span.End <= end, $"{span} in {first} to {end} of “{lines[line]}”");
                    at = span.End;
                }
            }
        }
    }

    private static string Roles(ValueFormat format, IReadOnlyList<string> lines, int line) => Roles(format, lines, line, 0, lines[line].Length, isTrimmed: true);

    private static string Roles(ValueFormat format, IReadOnlyList<string> lines, int line, int first, int end, bool isTrimmed)
    {
        var spans = new List<SyntaxSpan>();
        ValueSyntax.Of(new(format, lines, 1, null)).Find(line, first, end, spans);
        var roles = new StringBuilder().Append(' ', end - first);
        foreach (var (start, stop, role) in spans)
        {
            for (var at = start; at < stop; at++)
            {
                roles[at - first] = char.ToLowerInvariant(role.ToString()[0]);
            }
        }

        return isTrimmed ? roles.ToString().TrimEnd() : roles.ToString();
    }
}
