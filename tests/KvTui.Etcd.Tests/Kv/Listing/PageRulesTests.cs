using System.Globalization;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Kv.Listing;
using KvTui.Etcd.Model;

namespace KvTui.Etcd.Tests.Kv.Listing;

/// <summary>What the next page of a listing learns from the last one.</summary>
public sealed class PageRulesTests
{
    private static readonly TimeSpan RoundTrip = TimeSpan.FromMilliseconds(1);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(64, 64)]
    [InlineData(65, 33)]
    [InlineData(66, 34)]
    [InlineData(200, 51)]
    public void Samples_of_a_page_are_spread_over_it_with_the_first_and_the_last(int count, int samples)
    {
        var keys = Enumerable.Range(0, count).Select(static i => Pair(i, 100)).ToArray();
        var whole = PageFacts.Of(new RangePage(default, keys, true, 1000));
        var keysOnly = PageFacts.Of(KeyPage.Of(default, keys, true, 1000));

        Assert.Equal((count, 106L * count, 1000, true), (whole.KeyCount, whole.Bytes, whole.Count, whole.More));
        Assert.Equal(samples, whole.Samples.Count);
        Assert.Equal(whole.Samples, keysOnly.Samples);
        if (count > 0)
        {
            Assert.Equal((keys[0].Key, 0), (whole.Samples[0].Key, whole.Samples[0].Rank));
            Assert.Equal((keys[^1].Key, count - 1), (whole.Samples[^1].Key, whole.Samples[^1].Rank));
        }
    }

    [Fact]
    public void Pages_that_are_answered_quickly_grow_to_their_most()
    {
        var size = new PageSize(keysOnly: true);
        Assert.Equal((500, 500, 1000), (size.Keys, size.Walked, size.Last));
        size.Learn(Page(500), RoundTrip);
        Assert.Equal(1500, size.Keys);
        size.Learn(Page(750), RoundTrip + TimeSpan.FromMilliseconds(14.9));
        Assert.Equal(3000, size.Keys);
    }

    [Fact]
    public void A_page_that_is_less_than_half_full_or_not_quick_does_not_grow()
    {
        var size = new PageSize(keysOnly: true);
        size.Learn(Page(249), RoundTrip);
        Assert.Equal(500, size.Keys);
        size.Learn(Page(500), RoundTrip + TimeSpan.FromMilliseconds(15));
        Assert.Equal(500, size.Keys);
        size.Learn(Page(250), RoundTrip);
        Assert.Equal(1500, size.Keys);
    }

    [Fact]
    public void A_page_that_is_slow_is_halved_but_not_below_the_least()
    {
        var size = new PageSize(keysOnly: true);
        size.Learn(Page(500), RoundTrip);
        size.Learn(Page(1500), RoundTrip);
        size.Learn(Page(3000), RoundTrip + TimeSpan.FromMilliseconds(40));
        Assert.Equal(3000, size.Keys);
        size.Learn(Page(3000), RoundTrip + TimeSpan.FromMilliseconds(41));
        Assert.Equal(1500, size.Keys);
        size.Learn(Page(1500), TimeSpan.FromSeconds(1));
        Assert.Equal(1000, size.Keys);
    }

    [Fact]
    public void Large_values_make_pages_short_and_one_that_was_refused_keeps_them_so_until_it_is_read()
    {
        var size = new PageSize(keysOnly: false);
        Assert.Equal((2, 1000, 2), (size.Keys, size.Walked, size.Last));
        size.Learn(new(2, 2 * 1536 * 1024, 10, true, []), RoundTrip);
        Assert.Equal(1, size.Keys);

        size = new(keysOnly: false);
        size.Learn(Page(2), RoundTrip);
        size.Learn(Page(6), RoundTrip);
        size.Learn(Page(18), RoundTrip);
        Assert.Equal(54, size.Keys);
        size.Refuse(54);
        Assert.Equal(3, size.Keys);
        size.Learn(Page(53), RoundTrip);
        Assert.Equal(3, size.Keys);
        size.Learn(Page(3), RoundTrip);
        Assert.Equal(9, size.Keys);
    }

    private static PageFacts Page(int keys) => new(keys, keys * 10L, 10_000, true, []);

    private static KeyValue Pair(int number, int bytes) =>
        new(EtcdKey.FromText(number.ToString("D6", CultureInfo.InvariantCulture)), new byte[bytes], 1, 1, 1, 0);
}
