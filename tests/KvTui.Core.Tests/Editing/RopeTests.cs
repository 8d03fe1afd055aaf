using System.Text;
using KvTui.Core.Editing.Ropes;

namespace KvTui.Core.Tests.Editing;

public sealed class RopeTests
{
    private const int TabWidth = 8;

    private static readonly string[] Pieces = ["a", "hello world ", "\t", "\n", "\r\n", "漢字", "e\u0301", "😀", "👨‍👩‍👧", "\u001b", "\u202e", "0123456789abcdef", "\n\n"];

    [Fact]
    public void Random_edits_equal_those_of_a_string()
    {
        var random = new Random(1);
        var (rope, model) = (Rope.Of("", TabWidth), new StringBuilder());
        for (var round = 0; round < 4000; round++)
        {
            var start = random.Next(model.Length + 1);
            var end = random.Next(3) == 0 ? Math.Min(model.Length, start + random.Next(random.Next(20) == 0 ? 3000 : 20)) : start;
            var text = string.Concat(Enumerable.Range(0, random.Next(random.Next(30) == 0 ? 200 : 4)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            rope = rope.Replace(start, end, text);
            model.Remove(start, end - start).Insert(start, text);
            Assert.Equal(model.Length, rope.Length);
            if (round % 100 == 0)
            {
                AssertSame(model.ToString(), rope, random);
            }
        }
    }

    [Fact]
    public void Positions_of_a_long_line_with_tabs_and_wide_characters_go_both_ways()
    {
        var line = string.Concat(Enumerable.Repeat("a\t漢b\t\tcdefghijk", 2000));
        var text = $"first\n{line}\nlast";
        var rope = Rope.Of(text, TabWidth);
        for (var offset = 0; offset <= text.Length; offset += 997)
        {
            var (row, column) = rope.PositionOf(offset);
            Assert.Equal(ModelPosition(text, offset), (row, column));
            Assert.Equal(offset, rope.OffsetOf(row, column));
        }
    }

    private static void AssertSame(string model, Rope rope, Random random)
    {
        Assert.Equal(model, rope.GetText(0, rope.Length));
        Assert.Equal(model.Split('\n').Length, rope.LineCount);
        for (var i = 0; i < 20; i++)
        {
            var line = random.Next(rope.LineCount);
            var (start, end) = ModelLine(model, line);
            Assert.Equal((start, end), (rope.LineStart(line), rope.LineEnd(line)));
            Assert.Equal(ModelPosition(model, end), rope.PositionOf(end));
        }
    }

    private static (int Start, int End) ModelLine(string text, int line)
    {
        var lines = text.Split('\n');
        var start = lines.Take(line).Sum(before => before.Length + 1);
        var hasCarriageReturn = lines[line].EndsWith('\r') && line + 1 < lines.Length;
        return (start, start + lines[line].Length - (hasCarriageReturn ? 1 : 0));
    }

    private static (int Line, int Column) ModelPosition(string text, int offset)
    {
        var before = text[..offset];
        var rest = before[(before.LastIndexOf('\n') + 1)..].AsSpan();
        var column = 0;
        while (!rest.IsEmpty)
        {
            var cluster = rest[..TextLook.NextLength(rest)];
            column = cluster is "\t" ? (column / TabWidth * TabWidth) + TabWidth : column + TextLook.Columns(cluster);
            rest = rest[cluster.Length..];
        }

        return (before.Count(letter => letter == '\n'), column);
    }
}
