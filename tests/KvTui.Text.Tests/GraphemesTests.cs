namespace KvTui.Text.Tests;

public sealed class GraphemesTests
{
    private const string Mixed = "a\r\ne\u0301中👩\u200D👧🇩🇪🇫 z";

    [Fact]
    public void A_text_falls_into_its_clusters()
    {
        var clusters = new List<string>();
        foreach (var cluster in Graphemes.Of(Mixed))
        {
            clusters.Add(cluster.ToString());
        }

        Assert.Equal(["a", "\r", "\n", "e\u0301", "中", "👩\u200D👧", "🇩🇪", "🇫", " ", "z"], clusters);
    }

    [Fact]
    public void Backwards_the_clusters_are_the_same()
    {
        var lengths = new List<int>();
        var rest = Mixed.AsSpan();
        while (Graphemes.PreviousLength(rest) is var length && length > 0)
        {
            lengths.Add(length);
            rest = rest[..^length];
        }

        lengths.Reverse();
        Assert.Equal([1, 1, 1, 2, 1, 5, 4, 2, 1, 1], lengths);
        Assert.Equal(0, rest.Length);
    }

    [Fact]
    public void Nothing_has_no_clusters()
    {
        Assert.Equal(0, Graphemes.NextLength([]));
        Assert.Equal(0, Graphemes.PreviousLength([]));
    }
}
