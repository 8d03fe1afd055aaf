using KvTui.Terminal.Geometry;
using KvTui.Terminal.Layout;

namespace KvTui.Terminal.Tests.Layout;

public sealed class SplitTests
{
    [Fact]
    public void Fixed_parts_come_first_and_the_rest_is_shared_by_weight()
    {
        var parts = Split.Columns(new(2, 1, 100, 10), Constraint.Length(10), Constraint.Percent(25), Constraint.Fill(2), Constraint.Fill());
        Assert.Equal([new(2, 1, 10, 10), new(12, 1, 25, 10), new(37, 1, 44, 10), new(81, 1, 21, 10)], parts);
    }

    [Fact]
    public void A_minimum_is_kept_and_grows()
    {
        Assert.Equal([13, 7], Split.Rows(new(0, 0, 5, 20), Constraint.Min(6), Constraint.Fill()).Select(part => part.Height));
        Assert.Equal([6, 1], Split.Rows(new(0, 0, 5, 7), Constraint.Min(6), Constraint.Length(5)).Select(part => part.Height));
    }

    [Fact]
    public void Random_splits_never_overlap_and_never_leave_the_area()
    {
        var random = new Random(11);
        for (var round = 0; round < 2000; round++)
        {
            var area = new Rect(random.Next(5), random.Next(5), random.Next(60), random.Next(30));
            var constraints = new Constraint[random.Next(1, 7)];
            for (var i = 0; i < constraints.Length; i++)
            {
                var value = random.Next(70);
                constraints[i] = random.Next(4) switch
                {
                    0 => Constraint.Length(value),
                    1 => Constraint.Percent(value),
                    2 => Constraint.Fill(value),
                    _ => Constraint.Min(value),
                };
            }

            var x = area.X;
            foreach (var part in Split.Columns(area, constraints))
            {
                Assert.Equal((x, area.Y, area.Height), (part.X, part.Y, part.Height));
                Assert.True(part.Width >= 0);
                x = part.Right;
            }

            Assert.True(x <= area.Right, $"{string.Join(' ', constraints)} leave {area}");
        }
    }
}
