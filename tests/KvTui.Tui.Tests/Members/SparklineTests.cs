using KvTui.Tui.Look;
using KvTui.Tui.Members;

namespace KvTui.Tui.Tests.Members;

public sealed class SparklineTests
{
    [Fact]
    public void The_last_heights_are_drawn_with_a_sign_for_no_answer_and_a_gap_where_nothing_was_seen()
    {
        Assert.Equal("▁▂▄▆✖ █", Sparkline.Of("0135x 7", 10, GlyphSet.Unicode));
        Assert.Equal("x #", Sparkline.Of("0135x 7", 3, GlyphSet.Ascii));
        Assert.Equal("", Sparkline.Of("0135x 7", 0, GlyphSet.Ascii));
        Assert.Equal("", Sparkline.Of("", 5, GlyphSet.Unicode));
    }
}
