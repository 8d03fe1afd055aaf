using KvTui.Etcd.Calls.Access;
using KvTui.Etcd.Model;

namespace KvTui.Etcd.Tests.Calls.Access;

public sealed class RangeSetTests
{
    [Theory]
    [InlineData("a-c b-d", "a-d")]
    [InlineData("a-b b-c", "a-c")]
    [InlineData("a-b c-d", "a-b c-d")]
    [InlineData("c-d a-b", "a-b c-d")]
    [InlineData("a-z b-c", "a-z")]
    [InlineData("a a", "a")]
    [InlineData("a b", "a b")]
    [InlineData("a-b b", "a-b\0")]
    [InlineData("a-* b-c", "a-*")]
    [InlineData("a-b b-*", "a-*")]
    [InlineData("b-a", "")]
    public void Ranges_that_overlap_or_touch_are_one(string given, string joined) => Assert.Equal(joined, Text(RangeSet.Of(Ranges(given)).Ranges));

    [Theory]
    [InlineData("b-d f-h", "a-z", "b-d f-h")]
    [InlineData("b-d f-h", "c-g", "c-d f-g")]
    [InlineData("b-d f-h", "d-f", "")]
    [InlineData("b-d", "c", "c")]
    [InlineData("b-d", "d", "")]
    [InlineData("b d", "a-*", "b d")]
    [InlineData("b-*", "a-*", "b-*")]
    [InlineData("b-*", "c-d", "c-d")]
    public void Only_what_is_in_the_set_is_left_of_a_range(string set, string range, string left) =>
        Assert.Equal(left, Text(RangeSet.Of(Ranges(set)).Within(Ranges(range)[0])));

    [Fact]
    public void A_range_across_a_gap_is_not_covered()
    {
        var set = RangeSet.Of(Ranges("a-c d-f"));
        Assert.True(set.Covers(Ranges("a-b")[0]));
        Assert.False(set.Covers(Ranges("b-e")[0]));
        Assert.False(set.Covers(KeyRange.All));
        Assert.True(set.Covers(Ranges("dx")[0]));
        Assert.False(set.Covers(Ranges("c")[0]));
    }

    /// <summary>Ranges as “a-c” (half open), “a” (one key) and “a-*” (no upper bound).</summary>
    private static KeyRange[] Ranges(string text) => [.. text.Split(' ').Select(static range => range.Split('-') switch
    {
        [var key] => KeyRange.Key(EtcdKey.FromText(key)),
        [var start, "*"] => KeyRange.From(EtcdKey.FromText(start)),
        var both => KeyRange.Between(EtcdKey.FromText(both[0]), EtcdKey.FromText(both[1])),
    })];

    private static string Text(IEnumerable<KeyRange> ranges) => string.Join(' ', ranges.Select(static range =>
        range.IsSingleKey ? Name(range.Start) : range.HasNoUpperBound ? $"{Name(range.Start)}-*" : $"{Name(range.Start)}-{Name(range.End)}"));

    private static string Name(EtcdKey key) => System.Text.Encoding.UTF8.GetString(key.Span);
}
