using System.Text.RegularExpressions;

namespace KvTui.Bench;

/// <summary>What the explorer costs while somebody uses it, and while nobody does; on its own driver, and beside it on Terminal.Gui's.</summary>
internal sealed partial class Interaction(Settings settings)
{
    private const int StillMoves = 20;
    private const int ScrollingMoves = 200;
    private const int Pages = 20;
    private const int Flood = 2000;

    // shorter than the rest after which the value under the cursor is read
    private static readonly TimeSpan BetweenMoves = TimeSpan.FromMilliseconds(60);
    private static readonly byte[] Down = "\e[B"u8.ToArray();
    private static readonly byte[] PageDown = "\e[6~"u8.ToArray();

    /// <summary>Runs all phases in one session on the cluster of three.</summary>
    public void Measure(Report report)
    {
        using var explorer = new Explorer(settings.Programs, settings.Three);
        var resident = ShowFlatList(explorer);
        report.Bounded("resident memory, 10 000 keys", resident, "MB", 40);
        if (settings.Programs.Earlier is { } earlier)
        {
            using var before = new Explorer(settings.Programs with { KvTui = earlier }, settings.Three);
            report.Compared("resident memory, 10 000 keys", [resident], [ShowFlatList(before)], "MB", 1.2, "earlier build");
        }

        var still = Repeat(explorer, Down, StillMoves);
        report.Bounded("a cursor move", Figures.Median(still.Bytes), "bytes", 200, Figures.Spread(still.Bytes));
        Repeat(explorer, Down, ScrollingMoves / 10);
        var scrolling = Repeat(explorer, Down, ScrollingMoves);
        report.Bounded("a cursor move that scrolls", Figures.Median(scrolling.Bytes), "bytes", 300, Figures.Spread(scrolling.Bytes));
        report.Bounded("a cursor move, key to last byte", Figures.Median(scrolling.Times), "ms", 3, Figures.Spread(scrolling.Times));
        var pages = Repeat(explorer, PageDown, Pages);
        report.Bounded("a page", Figures.Median(pages.Bytes), "bytes", 600, Figures.Spread(pages.Bytes));
        MeasureFlood(explorer, report);
        var (bytes, share) = Idle(explorer);
        report.Bounded("idle for 10 s", bytes, "bytes", 0);
        report.Bounded("idle for 10 s", share * 100, "% core", 0.3);
        report.Bounded("resident memory at the end", explorer.Process.Resident / 1e6, "MB", 48);
        report.Checked("quits with exit code 0", explorer.Quit() == 0);
        MeasureStock(report, Figures.Median(still.Bytes));
    }

    /// <summary>The same explorer on Terminal.Gui's own driver and loop: what ours saves.</summary>
    private void MeasureStock(Report report, double ownBytes)
    {
        using var explorer = new Explorer(settings.Programs, settings.Three, "--driver", "ansi");
        explorer.Watch(TimeSpan.FromSeconds(3));
        explorer.Press("T"u8.ToArray());
        explorer.Watch(TimeSpan.FromSeconds(2));
        var resident = explorer.Process.Resident / 1e6;
        // It writes while nothing happens too, so there is no silence to wait for.
        var before = explorer.Bytes;
        for (var move = 0; move < StillMoves; move++)
        {
            explorer.Press(Down);
            explorer.Watch(TimeSpan.FromMilliseconds(200));
        }

        var stock = (explorer.Bytes - before) / (double)StillMoves;
        var (bytes, share) = Watched(explorer);
        report.Line(FormattableString.Invariant(
            $"note    --driver ansi: a move {stock:0} bytes; idle for 10 s {bytes} bytes, {share * 100:0.00} % core; {resident:0.0} MB"));
        report.Bounded("a cursor move beside --driver ansi", ownBytes / stock, "of bytes", 0.2);
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

    /// <summary>Presses a key again and again; the bytes that each brought, and the milliseconds to the last of them.</summary>
    private static (List<double> Bytes, List<double> Times) Repeat(Explorer explorer, byte[] key, int count)
    {
        var (bytes, times) = (new List<double>(), new List<double>());
        for (var press = 0; press < count; press++)
        {
            var (before, pressed) = (explorer.Bytes, explorer.Elapsed);
            explorer.Press(key);
            explorer.Until(() => explorer.Bytes > before, TimeSpan.FromSeconds(2), "an answer to a key");
            explorer.Settle(BetweenMoves);
            bytes.Add(explorer.Bytes - before);
            times.Add((explorer.LastByte - pressed).TotalMilliseconds);
        }

        return (bytes, times);
    }

    private void MeasureFlood(Explorer explorer, Report report)
    {
        explorer.Settle(TimeSpan.FromMilliseconds(500));
        var row = settings.Keys.IndexOf(Current(explorer));
        var wanted = settings.Keys[row + Flood];
        var (before, started) = (explorer.Bytes, explorer.Elapsed);
        explorer.Press(Enumerable.Repeat(Down, Flood).SelectMany(key => key).ToArray());
        explorer.Until(() => Current(explorer) == wanted, TimeSpan.FromSeconds(20), $"the cursor on {wanted}, but it is on {Current(explorer)}");
        var done = explorer.LastByte - started;
        var bytes = explorer.Bytes - before;
        explorer.Settle(TimeSpan.FromMilliseconds(500));
        report.Bounded($"a flood of {Flood} Down", done.TotalMilliseconds, "ms", 150, $"{bytes} bytes");
        report.Checked("the flood ends on the right row", row >= 0 && Current(explorer) == wanted, wanted);
    }

    private static (long Bytes, double Share) Idle(Explorer explorer)
    {
        explorer.Settle(TimeSpan.FromSeconds(3));
        return Watched(explorer);
    }

    private static (long Bytes, double Share) Watched(Explorer explorer)
    {
        var (bytes, processor, started) = (explorer.Bytes, explorer.Process.ProcessorTime, explorer.Elapsed);
        explorer.Watch(TimeSpan.FromSeconds(10));
        return (explorer.Bytes - bytes, (explorer.Process.ProcessorTime - processor) / (explorer.Elapsed - started));
    }

    /// <summary>The key that the value pane's title names: the one under the cursor.</summary>
    private static string Current(Explorer explorer) => ValueTitle().Match(explorer.Screen).Groups[1].Value;

    [GeneratedRegex("Value ─ (.*?) ─")]
    private static partial Regex ValueTitle();
}
