using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Lines;

/// <summary>What a person does at the far end of a line.</summary>
internal static class LineJourney
{
    private const int KeysHeld = 150;
    private const int KeysPerSecond = 30;
    private const int LargestMove = 400;
    private const int BeingMade = 1;
    private const int ValueShown = 700;
    private const string Filter = "a-filter-of-sixty-letters/that_nobody.types=at:once,but~slowly";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Holds a key for five seconds and lets it go: when the last has been read, at most one frame comes after those that are on their way
    /// or being made.
    /// </summary>
    /// <param name="ctl">Which etcd.</param>
    /// <param name="speed">What the line is like.</param>
    /// <param name="stopsIn">How soon the cursor must have stopped on its row.</param>
    internal static void Scroll(EtcdCtl ctl, LineSpeed speed, TimeSpan stopsIn)
    {
        using var explorer = Open(ctl, speed);
        var frames = explorer.FramesShown;
        explorer.Press(Enumerable.Repeat('j', KeysHeld), KeysPerSecond);

        var (letGo, bytes) = (explorer.Now, explorer.BytesShown);
        var (onTheirWay, framesOnTheirWay, shown) = (explorer.BytesOnTheirWay, explorer.FramesOnTheirWay, explorer.FramesShown);
        var wanted = ManyKeys.Key(KeysHeld);
        explorer.Until(_ => Current(explorer) == wanted, $"the cursor is on {wanted}", Patience);
        var stopped = explorer.Now - letGo;
        var after = explorer.FramesShown - shown;
        explorer.Settle(Silence, Patience);
        TestContext.Current.SendDiagnosticMessage(
            $"{speed}: {shown - frames} frames while held; let go with {onTheirWay} bytes and {framesOnTheirWay} frames on their way, "
            + $"stops after {after} frames and {stopped.TotalMilliseconds:F0} ms; the last byte after "
            + $"{(explorer.LastByte - letGo).TotalMilliseconds:F0} ms, {explorer.BytesShown - bytes} bytes since then");

        Assert.Equal(wanted, Current(explorer));
        Assert.InRange(onTheirWay, 0, 512 + LargestMove);
        Assert.InRange(after, 0, framesOnTheirWay + BeingMade + 1);
        Assert.InRange(stopped, TimeSpan.Zero, stopsIn);
        Assert.InRange(explorer.BytesShown - bytes, 0, onTheirWay + ((BeingMade + 1) * LargestMove) + ValueShown);
    }

    /// <summary>Leaves in the middle of a burst; the shell shows what it is given then.</summary>
    internal static void Leave(EtcdCtl ctl, LineSpeed speed)
    {
        using var explorer = Open(ctl, speed, "\"$0\"; echo \"exit code $?\"; stty -icanon -echo min 0 time 10; cat -v");
        explorer.Press("jjjjjjq", KeysPerSecond);
        Assert.Equal(0, explorer.End(Patience));
        Assert.Equal("exit code 0", explorer.MainScreen.Trim());
    }

    /// <summary>Types a filter of sixty letters, eight a second.</summary>
    internal static void TypeFilter(EtcdCtl ctl, LineSpeed speed)
    {
        using var explorer = Open(ctl, speed);
        explorer.Press("/");
        explorer.Press(Filter, perSecond: 8);
        explorer.Until(screen => screen.Contains(Filter, StringComparison.Ordinal), "all of the filter is in its field", Patience);
    }

    /// <summary>Shows the keys as a list, with the cursor on the first.</summary>
    private static DistantExplorer Open(EtcdCtl ctl, LineSpeed speed, string? shell = null)
    {
        var explorer = new DistantExplorer(ctl, speed, seed: 1, shell);
        try
        {
            explorer.Until(screen => screen.Contains("live r", StringComparison.Ordinal), "the explorer is live", Patience);
            explorer.Press("T");
            explorer.Until(_ => Current(explorer) == ManyKeys.Key(0), "the list with the cursor on its first key", Patience);
            explorer.Settle(Silence, Patience);
            return explorer;
        }
        catch
        {
            explorer.Dispose();
            throw;
        }
    }

    /// <summary>The key that the value pane's title names: the one under the cursor.</summary>
    private static string? Current(DistantExplorer explorer)
    {
        const string Before = "Value ─ ";
        var at = explorer.FirstRow.IndexOf(Before, StringComparison.Ordinal);
        return at < 0 ? null : explorer.FirstRow[(at + Before.Length)..].Split(' ')[0];
    }
}
