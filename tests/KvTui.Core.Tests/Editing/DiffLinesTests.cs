using KvTui.Core.Editing;

namespace KvTui.Core.Tests.Editing;

public sealed class DiffLinesTests
{
    [Fact]
    public void A_changed_line_is_removed_and_added_between_the_same_ones() => Assert.Equal(
        [new(DiffLineKind.Same, "a"), new(DiffLineKind.Removed, "b"), new(DiffLineKind.Added, "x"), new(DiffLineKind.Same, "c")],
        DiffLines.Compare("a\nb\nc", "a\nx\nc"));

    [Fact]
    public void A_missing_final_line_end_shows() => Assert.Equal(
        [new(DiffLineKind.Same, "a"), new(DiffLineKind.Removed, "")], DiffLines.Compare("a\n", "a"));

    [Fact]
    public void Removed_and_same_lines_are_the_one_text_and_added_and_same_the_other()
    {
        var random = new Random(3);
        for (var round = 0; round < 300; round++)
        {
            var (before, after) = (RandomText(random, 12), RandomText(random, 12));
            AssertBothTexts(before, after);
        }
    }

    [Fact]
    public void Texts_beyond_the_bound_are_still_compared_truly()
    {
        var random = new Random(4);
        AssertBothTexts(RandomText(random, 3000), RandomText(random, 3000));
    }

    private static void AssertBothTexts(string before, string after)
    {
        var lines = DiffLines.Compare(before, after);
        Assert.Equal(before, string.Join('\n', lines.Where(line => line.Kind != DiffLineKind.Added).Select(line => line.Text)));
        Assert.Equal(after, string.Join('\n', lines.Where(line => line.Kind != DiffLineKind.Removed).Select(line => line.Text)));
    }

    private static string RandomText(Random random, int lines) =>
        string.Join('\n', Enumerable.Range(0, random.Next(1, lines)).Select(_ => ((char)('a' + random.Next(4))).ToString()));
}
