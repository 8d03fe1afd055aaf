using KvTui.Terminal.Focus;

namespace KvTui.Terminal.Tests.Focus;

public sealed class FocusRingTests
{
    private readonly FocusRing<string> _ring = new("keys", "value", "cluster");

    [Fact]
    public void Going_round_comes_back_to_the_start()
    {
        Assert.Equal("value", _ring.Next().Focused);
        Assert.Equal("cluster", _ring.Previous().Focused);
        Assert.Equal(_ring, _ring.Next().Next().Next());
    }

    [Fact]
    public void A_place_is_focused_by_name_and_an_unknown_one_changes_nothing()
    {
        Assert.True(_ring.Focus("cluster").IsFocused("cluster"));
        Assert.Same(_ring, _ring.Focus("nowhere"));
    }

    [Fact]
    public void A_ring_without_places_is_refused() => Assert.Throws<ArgumentException>(() => new FocusRing<string>());
}
