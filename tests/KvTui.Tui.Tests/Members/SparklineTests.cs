using System.Collections.Immutable;
using KvTui.Tui.Look;
using KvTui.Tui.Members;

namespace KvTui.Tui.Tests.Members;

public sealed class SparklineTests
{
    [Fact]
    public void A_sparkline_has_the_same_scale_for_all_and_a_sign_for_no_answer()
    {
        ImmutableArray<TimeSpan?> times = [.. new double?[] { 0.2, 1, 10, 100, null, 3000 }.Select(ms => ms is { } value ? TimeSpan.FromMilliseconds(value) : (TimeSpan?)null)];
        Assert.Equal("▁▂▄▆✖█", Sparkline.Of(times, 10, GlyphSet.Unicode));
        Assert.Equal("x#", Sparkline.Of(times, 2, GlyphSet.Ascii));
        Assert.Equal("", Sparkline.Of(times, 0, GlyphSet.Ascii));
    }
}
