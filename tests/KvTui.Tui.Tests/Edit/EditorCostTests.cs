namespace KvTui.Tui.Tests.Edit;

/// <summary>What a letter costs does not grow with the text: from the key to the bytes written.</summary>
public sealed class EditorCostTests(ITestOutputHelper output)
{
    private const int Letters = 60;
    private const int Factor = 20;

    [Fact]
    public void A_letter_typed_into_a_large_text_costs_little_more_than_into_a_small_one()
    {
        var line = new string('x', 59) + "\n";
        var small = Typed("1 KB", string.Concat(Enumerable.Repeat(line, 17)), "down down end");
        var large = Typed("1.5 MB", string.Concat(Enumerable.Repeat(line, 25_000)), "pgdn pgdn pgdn end");
        var last = Typed("1.5 MB, at the end", string.Concat(Enumerable.Repeat(line, 25_000)), "ctrl+end");
        var one = Typed("one line of 1.4 MB", new string('x', 1_400_000), "end left left");
        var start = Typed("one line of 1.4 MB, at the start", new string('x', 1_400_000), "right right");
        Assert.All([large, last, one, start], time => Assert.True(time <= small * Factor, $"{time} ms, {small} ms for a small text"));
    }

    private double Typed(string name, string text, string keys)
    {
        using var screen = new TestScreen(EditorViewTests.Opened(80, 24, text));
        screen.Press(keys);
        var times = new List<double>();
        var bytes = new List<int>();
        for (var i = 0; i < Letters; i++)
        {
            var start = TimeProvider.System.GetTimestamp();
            bytes.Add(screen.Press("y"));
            times.Add(TimeProvider.System.GetElapsedTime(start).TotalMilliseconds);
        }

        Assert.All(bytes, static count => Assert.True(count > 0));
        times.Sort();
        bytes.Sort();
        output.WriteLine($"{name}: {times[Letters / 2]:F2} ms, {bytes[Letters / 2]} bytes; at most {times[^1]:F2} ms, {bytes[^1]} bytes");
        return times[Letters / 2];
    }
}
