using KvTui.Testing.Screens;
using KvTui.Tty.Output;

namespace KvTui.Tty.Tests.Screens;

public sealed class StaticScreenTests
{
    public static TheoryData<int, int> Sizes => new() { { 80, 24 }, { 100, 30 }, { 120, 40 } };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void The_first_frame_is_one_write(int columns, int rows)
    {
        using var test = new TestApplication(columns, rows);
        test.Show(StaticScreen.Make());
        var write = Assert.Single(test.Terminal.Writes);
        Assert.StartsWith("╭┤Keys├──", test.Terminal.Shown.Rows[0], StringComparison.Ordinal);
        Assert.StartsWith("│/services/ns-000/service-000000", test.Terminal.Shown.Rows[1], StringComparison.Ordinal);
        Assert.Contains("help", test.Terminal.Shown.Rows[rows - 1], StringComparison.Ordinal);
        Report(write.Length, "first frame", columns, rows);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_second_draw_writes_nothing(int columns, int rows)
    {
        using var test = new TestApplication(columns, rows);
        var window = test.Show(StaticScreen.Make());
        Assert.Equal(FrameOutcome.Unchanged, test.App.Draw());
        window.SetNeedsDraw();
        Assert.Equal(FrameOutcome.Unchanged, test.App.Draw());
        Assert.Single(test.Terminal.Writes);
        Assert.Null(test.App.NextTimer);
        Assert.Equal(0, test.Wakes);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_move_of_the_cursor_takes_at_most_200_bytes(int columns, int rows)
    {
        using var test = new TestApplication(columns, rows);
        test.Show(StaticScreen.Make());
        Assert.Equal(FrameOutcome.Written, test.Press("down"));
        Assert.Equal(FrameOutcome.Written, test.Press("down"));
        Assert.InRange(test.Terminal.LastBytes, 1, 200);
        Report(test.Terminal.LastBytes, "move", columns, rows);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Scrolling_by_a_row_takes_at_most_300_bytes(int columns, int rows)
    {
        using var test = new TestApplication(columns, rows);
        test.Show(StaticScreen.Make());
        for (var i = 0; i < rows + 5; i++)
        {
            test.Press("down");
        }

        Assert.InRange(test.Terminal.LastBytes, 1, 300);
        Report(test.Terminal.LastBytes, "scroll", columns, rows);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_page_of_rows_takes_at_most_600_bytes(int columns, int rows)
    {
        using var test = new TestApplication(columns, rows);
        test.Show(StaticScreen.Make());
        test.Press("pgdn");
        test.Press("pgdn");
        Assert.InRange(test.Terminal.LastBytes, 1, 600);
        Report(test.Terminal.LastBytes, "page", columns, rows);
    }

    [Fact]
    public void A_flood_of_keys_ends_on_the_right_row()
    {
        using var test = new TestApplication(120, 40);
        var window = test.Show(StaticScreen.Make());
        for (var i = 0; i < 900; i++)
        {
            test.App.Feed(new KvTui.Tty.Input.InputEvent.KeyPressed(KeyName.Parse("down")));
        }

        test.App.Draw();
        Assert.Equal(2, test.Terminal.Writes.Count);
        Assert.Contains(test.Terminal.Shown.Rows, row => row.Contains("service-000900", StringComparison.Ordinal));
        Assert.NotNull(window);
    }

    private static void Report(int bytes, string what, int columns, int rows) =>
        TestContext.Current.SendDiagnosticMessage($"{what} at {columns}x{rows}: {bytes} bytes");
}
