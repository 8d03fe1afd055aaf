namespace KvTui.Bench.Scale.Measures;

/// <summary>Unfolding branches of the tree with all keys loaded: of a thousand keys, of all directories, of all keys in one.</summary>
internal static class ExpandMeasure
{
    private const int Times = 15;
    private const double Bound = 16;

    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(60);

    public static async Task RunAsync(Scene scene)
    {
        var large = await scene.Keyspaces.LargeAsync();
        using (var explorer = scene.Open(large))
        {
            Quiet(explorer, Keystrokes.Left);
            Tell(scene.Report, $"unfold {large.Shape.Directories} directories", Repeat(explorer, () => { }));
            Quiet(explorer, Keystrokes.Right);
            var directories = Math.Min(Times, large.Shape.Directories - 1);
            Tell(scene.Report, "unfold a directory of 1 000 keys", Repeat(explorer, () => Quiet(explorer, Keystrokes.Down), directories));
        }

        await using var flat = await scene.Keyspaces.StartFlatAsync();
        using (var explorer = scene.Open(flat))
        {
            Quiet(explorer, Keystrokes.Left);
            Tell(scene.Report, $"unfold a directory of {Counts.Text(flat.Shape.Count)} keys", Repeat(explorer, () => { }));
        }
    }

    private static void Tell(Report report, string what, List<double> values) => report.Bounded(what, Figures.Median(values), "ms", Bound, Figures.Spread(values));

    /// <summary>Unfolds what the cursor is on, again and again; it is folded before and after.</summary>
    private static List<double> Repeat(Explorer explorer, Action toNext, int times = Times)
    {
        var values = new List<double>();
        for (var time = 0; time < times; time++)
        {
            toNext();
            var (before, pressed) = (explorer.Bytes, explorer.Elapsed);
            explorer.Press(Keystrokes.Right);
            explorer.Until(() => explorer.Bytes > before, TimeSpan.FromSeconds(10), "an unfolded branch");
            explorer.Settle(Rest);
            values.Add((explorer.LastByte - pressed).TotalMilliseconds);
            Quiet(explorer, Keystrokes.Left);
        }

        return values;
    }

    private static void Quiet(Explorer explorer, byte[] key)
    {
        explorer.Press(key);
        explorer.Settle(TimeSpan.FromMilliseconds(250));
    }
}
