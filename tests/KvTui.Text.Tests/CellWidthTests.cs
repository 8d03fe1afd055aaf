using System.Text;

namespace KvTui.Text.Tests;

public sealed class CellWidthTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("plain text ~", 12)]
    [InlineData("é", 1)]
    [InlineData("e\u0301", 1)]
    [InlineData("a\u0301\u0302\u0303", 1)]
    [InlineData("中", 2)]
    [InlineData("中文a", 5)]
    [InlineData("ａ", 2)]
    [InlineData("ｱ", 1)]
    [InlineData("한글", 4)]
    [InlineData("\u1112\u1161\u11AB", 2)]
    [InlineData("\u1112", 2)]
    [InlineData("\u0301", 0)]
    [InlineData("\u200B", 0)]
    [InlineData("\u200D", 0)]
    [InlineData("\uFEFF", 0)]
    [InlineData("😀", 2)]
    [InlineData("👍🏽", 2)]
    [InlineData("👩\u200D👩\u200D👧\u200D👦", 2)]
    [InlineData("❤", 1)]
    [InlineData("❤\uFE0F", 2)]
    [InlineData("❤\uFE0F\u200D🔥", 2)]
    [InlineData("⌚", 2)]
    [InlineData("⌚\uFE0E", 1)]
    [InlineData("1\uFE0F\u20E3", 2)]
    [InlineData("1", 1)]
    [InlineData("🇩🇪", 2)]
    [InlineData("🇩🇪🇫🇷", 4)]
    [InlineData("🇩", 1)]
    [InlineData("🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F", 2)]
    [InlineData("क\u094Dष", 2)]
    [InlineData("กำ", 2)]
    [InlineData("\U00020000", 2)]
    [InlineData("─│╭█", 4)]
    [InlineData("·…★●▸", 5)]
    [InlineData("\x1b\n\x7f\x9b", 4)]
    [InlineData("\r\n", 2)]
    [InlineData("ab😀cd\u0301e", 7)]
    public void A_text_takes_the_columns_of_its_clusters(string text, int columns)
    {
        Assert.Equal(columns, CellWidth.Of(text));
    }

    [Fact]
    public void A_lone_surrogate_takes_one_column()
    {
        Assert.Equal(1, CellWidth.Of([(char)0xD800]));
        Assert.Equal(3, CellWidth.Of(['a', (char)0xDC00, 'b']));
    }

    [Fact]
    public void Every_scalar_takes_none_one_or_two_columns()
    {
        for (var value = 0; value <= 0x10FFFF; value++)
        {
            if (Rune.IsValid(value))
            {
                Assert.InRange(CellWidth.Of(new Rune(value)), 0, 2);
            }
        }
    }

    [Fact]
    public void The_table_begins_at_zero_and_ascends()
    {
        var runs = Enumerable.Range(0, WidthTable.Count).Select(WidthTable.Run).ToArray();
        Assert.Equal(0u, runs[0] >> 3);
        Assert.Equal(runs.Order(), runs);
        Assert.All(runs.Zip(runs.Skip(1)), pair => Assert.NotEqual(pair.First & 7, pair.Second & 7));
    }

    [Theory]
    [InlineData("abcdef", 3, 3, 3)]
    [InlineData("中文字", 3, 1, 2)]
    [InlineData("e\u0301e\u0301", 1, 2, 1)]
    [InlineData("ab", 9, 2, 2)]
    [InlineData("ab", 0, 0, 0)]
    public void What_fits_is_cut_between_clusters(string text, int room, int length, int columns)
    {
        Assert.Equal((length, columns), CellWidth.Fit(text, room));
    }

    [Fact]
    public void What_fits_is_what_whole_clusters_add_up_to()
    {
        string[] parts = ["a", "plain words ", "e\u0301", "\u0301", "語", "👩‍👩‍👧", "\r\n", "\t", "\u200b", "❤\ufe0f", "\ud83d", "🇩🇪"];
        var random = new Random(1);
        for (var round = 0; round < 2000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(8)).Select(_ => parts[random.Next(parts.Length)]));
            var room = random.Next(-1, 40);
            var (length, columns) = (0, 0);
            foreach (var cluster in Graphemes.Of(text))
            {
                var next = CellWidth.OfCluster(cluster);
                if (columns + next > room)
                {
                    break;
                }

                (length, columns) = (length + cluster.Length, columns + next);
            }

            Assert.True((length, columns) == CellWidth.Fit(text, room), $"{System.Text.Json.JsonSerializer.Serialize(text)} in {room}");
        }
    }

    [Fact]
    public void Lines_are_undisputed_and_emoji_are_not()
    {
        Assert.All("─│╭╮╰╯├┤█▒▸▾azäЖ中한·", letter => Assert.False(CellWidth.IsDisputed(letter)));
        Assert.All("★●▲→❤⌚\u0301\uE000", letter => Assert.True(CellWidth.IsDisputed(letter)));
        Assert.True(CellWidth.IsDisputed(0x1F600));
    }
}
