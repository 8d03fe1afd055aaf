namespace KvTui.Core.Tests.Panes;

/// <summary>Scrolling of what has no cursor: ten lines in view, of which the last may begin at 50.</summary>
public sealed class ScrollingTests
{
    public static TheoryData<string, int, int> Moves => new()
    {
        { "up", 20, 19 },
        { "up", 0, 0 },
        { "down", 20, 21 },
        { "down", 50, 50 },
        { "pageup", 20, 11 },
        { "pageup", 5, 0 },
        { "pagedown", 20, 29 },
        { "pagedown", 45, 50 },
        { "home", 20, 0 },
        { "end", 20, 50 },
    };

    [Theory]
    [MemberData(nameof(Moves))]
    public void A_move_ends_between_the_first_and_the_last_line(string move, int from, int to) => Assert.Equal(to, Scrolling.Next(from, Intents[move], 10, 50));

    [Fact]
    public void What_fits_does_not_scroll() => Assert.Equal(0, Scrolling.Next(0, Intents["down"], 10, -3));

    [Fact]
    public void A_page_is_at_least_a_line() => Assert.Equal(6, Scrolling.Next(5, Intents["pagedown"], 1, 50));

    [Fact]
    public void What_is_not_a_move_scrolls_nothing_and_is_a_mistake() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Scrolling.Next(20, Intent.Accept, 10, 50));

    private static Dictionary<string, Intent> Intents { get; } = new()
    {
        ["up"] = Intent.Up,
        ["down"] = Intent.Down,
        ["pageup"] = Intent.PageUp,
        ["pagedown"] = Intent.PageDown,
        ["home"] = Intent.Home,
        ["end"] = Intent.End,
    };
}
