using KvTui.Bench.Scale.Servers;

namespace KvTui.Bench.Scale.Measures;

/// <summary>A key press in the filter over all keys: when its letter is on the screen, when the first hits are, and when all are counted.</summary>
internal static class FilterMeasure
{
    private const int Times = 5;
    private const double FirstBound = 50;
    private const double CompleteBound = 500;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(400);

    public static async Task RunAsync(Scene scene)
    {
        var server = await scene.Keyspaces.LargeAsync();
        var expected = FilterCase.All.AsParallel().AsOrdered().Select(filter => (Filter: filter, Found: filter.Expect(server.Shape))).ToList();
        using var explorer = scene.Open(server);
        explorer.Press(Keystrokes.Text("f"));
        foreach (var (filter, found) in expected)
        {
            explorer.Press(Keystrokes.Text("/" + filter.Pattern[..^1]));
            var presses = Enumerable.Range(0, Times).Select(_ => Press(explorer, filter, found, server.Shape)).ToList();
            explorer.Press(Keystrokes.Escape);
            explorer.Settle(TimeSpan.FromSeconds(1));
            Tell(scene.Report, $"/{filter.Pattern}", presses, Counts.Text(found));
        }
    }

    private static void Tell(Report report, string what, List<Press> presses, string count)
    {
        Bounded(report, $"{what}: echo", [.. presses.Select(press => press.Echo)], FirstBound, "");
        Bounded(report, $"{what}: first hits", [.. presses.Select(press => press.First)], FirstBound, "");
        Bounded(report, $"{what}: complete", [.. presses.Select(press => press.Complete)], CompleteBound, $"; {count} hits");
    }

    private static void Bounded(Report report, string what, List<double> values, double bound, string note) =>
        report.Bounded(what, Figures.Median(values), "ms", bound, Figures.Spread(values) + note);

    private static Press Press(Explorer explorer, FilterCase filter, int found, KeyShape shape)
    {
        var before = "/" + filter.Pattern[..^1];
        explorer.Until(() => IsPrompt(explorer, before), Limit, $"the prompt with {before}");
        explorer.Settle(Rest);

        var pressed = explorer.Elapsed;
        var (echo, first) = (TimeSpan.Zero, TimeSpan.Zero);
        var title = $"{Counts.Text(found)} of {Counts.Text(shape.Count)}";
        explorer.Press(Keystrokes.Text(filter.Pattern[^1..]));
        explorer.Until(
            () =>
            {
                var reading = new KeyPaneReading(explorer);
                echo = echo == default && reading.LastRow.StartsWith("/" + filter.Pattern, StringComparison.Ordinal) ? explorer.LastByte : echo;
                first = first == default && echo != default && HasHits(reading, filter, found) ? explorer.LastByte : first;
                return echo != default && first != default && reading.Count == title;
            },
            Limit,
            $"“{title}” by /{filter.Pattern}");
        var complete = explorer.LastByte;
        explorer.Press(Keystrokes.Backspace);
        return new((echo - pressed).TotalMilliseconds, (first - pressed).TotalMilliseconds, (complete - pressed).TotalMilliseconds);
    }

    /// <summary>Whether a text is being typed; an empty one has a placeholder behind it.</summary>
    private static bool IsPrompt(Explorer explorer, string text)
    {
        var row = new KeyPaneReading(explorer).LastRow;
        return text.Length > 1 ? row.TrimEnd() == text : row.StartsWith(text, StringComparison.Ordinal);
    }

    /// <summary>Whether the rows are hits of this filter, and not of the one before.</summary>
    private static bool HasHits(KeyPaneReading reading, FilterCase filter, int found)
    {
        var keys = reading.Keys.Select(static row => row.Key).ToList();
        return found == 0 ? keys.Count == 0 : keys.Count > 0 && keys.TrueForAll(key => filter.Matches(key));
    }
}
