using System.Text.RegularExpressions;

namespace KvTui.Bench;

/// <summary>What the explorer costs while somebody uses it, and while nobody does.</summary>
internal sealed partial class Interaction(Settings settings)
{
    private const int Moves = 200;
    private const int Flood = 2000;

    // shorter than the rest after which the value under the cursor is read
    private static readonly TimeSpan BetweenMoves = TimeSpan.FromMilliseconds(60);
    private static readonly byte[] Down = "\e[B"u8.ToArray();

    /// <summary>Runs all phases in one session on the cluster of three.</summary>
    public void Measure(Report report)
    {
        using var explorer = new Explorer(settings.Programs, settings.Three);
        var resident = ShowFlatList(explorer);
        report.Bounded("resident memory, 10 000 keys", resident, "MB", 40);
        if (settings.Programs.Earlier is { } earlier)
        {
            report.Compared("resident memory, 10 000 keys", [resident], [ResidentOf(earlier)], "MB", 1.2, "earlier build");
        }

        MeasureMoves(explorer, report);
        MeasureFlood(explorer, report);
        MeasureIdle(explorer, report);
        report.Bounded("resident memory at the end", explorer.Process.Resident / 1e6, "MB", 40);
        report.Checked("quits with exit code 0", explorer.Quit() == 0);
    }

    private double ResidentOf(string program)
    {
        using var explorer = new Explorer(settings.Programs with { KvTui = program }, settings.Three);
        return ShowFlatList(explorer);
    }

    /// <summary>Shows all keys in a list with the cursor on the first; the resident memory then, in MB.</summary>
    private double ShowFlatList(Explorer explorer)
    {
        explorer.WaitUntilReady(settings.FirstName);
        explorer.Press("T"u8.ToArray());
        explorer.Until(() => Current(explorer) == settings.Keys[0], TimeSpan.FromSeconds(5), $"the flat list with the cursor on {settings.Keys[0]}");
        explorer.Settle(TimeSpan.FromSeconds(1));
        return explorer.Process.Resident / 1e6;
    }

    private static void MeasureMoves(Explorer explorer, Report report)
    {
        var bytes = new List<double>();
        var latencies = new List<double>();
        for (var move = 0; move < Moves; move++)
        {
            var (before, pressed) = (explorer.Bytes, explorer.Elapsed);
            explorer.Press(Down);
            explorer.Until(() => explorer.Bytes > before, TimeSpan.FromSeconds(2), "an answer to Down");
            explorer.Settle(BetweenMoves);
            bytes.Add(explorer.Bytes - before);
            latencies.Add((explorer.LastByte - pressed).TotalMilliseconds);
        }

        report.Bounded("a cursor move", Figures.Median(bytes), "bytes", 300, Figures.Spread(bytes));
        report.Bounded("a cursor move, key to last byte", Figures.Median(latencies), "ms", 5, Figures.Spread(latencies));
    }

    private void MeasureFlood(Explorer explorer, Report report)
    {
        var wanted = settings.Keys[Moves + Flood];
        explorer.Settle(TimeSpan.FromMilliseconds(500));
        var (before, started) = (explorer.Bytes, explorer.Elapsed);
        explorer.Press(Enumerable.Repeat(Down, Flood).SelectMany(key => key).ToArray());
        explorer.Until(() => Current(explorer) == wanted, TimeSpan.FromSeconds(20), $"the cursor on {wanted}, but it is on {Current(explorer)}");
        var done = explorer.LastByte - started;
        var bytes = explorer.Bytes - before;
        explorer.Settle(TimeSpan.FromMilliseconds(500));
        report.Bounded($"a flood of {Flood} Down", done.TotalMilliseconds, "ms", 150, $"{bytes} bytes");
        report.Checked("the flood ends on the right row", Current(explorer) == wanted, wanted);
    }

    private static void MeasureIdle(Explorer explorer, Report report)
    {
        explorer.Settle(TimeSpan.FromSeconds(3));
        var (bytes, processor, started) = (explorer.Bytes, explorer.Process.ProcessorTime, explorer.Elapsed);
        explorer.Watch(TimeSpan.FromSeconds(10));
        var share = (explorer.Process.ProcessorTime - processor) / (explorer.Elapsed - started);
        report.Bounded("idle for 10 s", explorer.Bytes - bytes, "bytes", 0);
        report.Bounded("idle for 10 s", share * 100, "% core", 0.3);
    }

    /// <summary>The key that the value pane's title names: the one under the cursor.</summary>
    private static string Current(Explorer explorer) => ValueTitle().Match(explorer.Screen).Groups[1].Value;

    [GeneratedRegex("Value ─ (.*?) ─")]
    private static partial Regex ValueTitle();
}
