namespace KvTui.Core.Tests.Panes;

public sealed class ListStateTests
{
    [Fact]
    public void Whatever_is_done_the_selection_stays_in_the_list_and_in_view()
    {
        var random = new Random(9);
        var state = default(ListState);
        for (var step = 0; step < 20_000; step++)
        {
            var (count, height) = (random.Next(60), random.Next(20));
            state = random.Next(6) switch
            {
                0 => state.Move(random.Next(-70, 70), count, height),
                1 => state.Page(random.Next(-2, 3), count, height),
                2 => state.Home(count, height),
                3 => state.End(count, height),
                4 => state.Select(random.Next(-5, 70), count, height),
                _ => state.Clamp(count, height),
            };
            Assert.InRange(state.Selected, 0, Math.Max(0, count - 1));
            Assert.InRange(state.Offset, 0, Math.Max(0, count - height));
            if (count > 0 && height > 0)
            {
                Assert.InRange(state.Selected - state.Offset, 0, height - 1);
            }
        }
    }

    [Fact]
    public void Two_rows_stay_visible_around_the_selection()
    {
        var state = default(ListState).Move(8, 100, 10);
        Assert.Equal(new ListState(8, 1), state);
        Assert.Equal(new ListState(3, 1), state.Move(-5, 100, 10));
        Assert.Equal(new ListState(2, 0), state.Move(-6, 100, 10));
        Assert.Equal(new ListState(99, 90), state.End(100, 10));
    }

    [Fact]
    public void A_page_overlaps_by_one_row() => Assert.Equal(9, default(ListState).Page(1, 100, 10).Selected);

    [Fact]
    public void A_shorter_list_selects_its_last_row() => Assert.Equal(new ListState(4, 0), new ListState(50, 45).Clamp(5, 10));
}
