using KvTui.Testing.Pty;

namespace KvTui.Bench;

/// <summary>Commands that end by themselves, run in turns so that both meet the same machine.</summary>
internal sealed class OneShots(Settings settings)
{
    private const int Runs = 15;

    /// <summary>Wall time and peak memory of reading one key.</summary>
    public void MeasureGet(Report report)
    {
        string[] own = [settings.Programs.KvTui, "get", "/app/db/url"];
        string[] other = [settings.Programs.EtcdCtl, "get", "/app/db/url"];
        var (ownTimes, otherTimes) = Alternate(() => Milliseconds(own, settings.One), () => Milliseconds(other, settings.One));
        report.Compared("get KEY: wall time", ownTimes, otherTimes, "ms", 0.8);
        var (ownPeaks, otherPeaks) = Alternate(() => PeakMebibytes(own, settings.One), () => PeakMebibytes(other, settings.One));
        report.Compared("get KEY: peak memory", ownPeaks, otherPeaks, "MiB", 0.95);
    }

    /// <summary>Time until the explorer's first complete frame beside a listing of a hundred keys.</summary>
    public void MeasureFirstFrame(Report report, string where, string endpoints)
    {
        string[] listing = [settings.Programs.EtcdCtl, "get", "", "--prefix", "--keys-only", "--limit", "100"];
        var (lives, earlierLives) = (new List<double>(), new List<double>());
        double Start()
        {
            if (settings.Programs.Earlier is { } earlier)
            {
                earlierLives.Add(Explorer.MeasureStart(settings.Programs with { KvTui = earlier }, endpoints, settings.FirstName).Live);
            }

            var (complete, live) = Explorer.MeasureStart(settings.Programs, endpoints, settings.FirstName);
            lives.Add(live);
            return complete;
        }

        var (own, other) = Alternate(Start, () => Milliseconds(listing, endpoints));
        report.Compared($"first complete frame, {where}", own, other, "ms", 1.9);
        report.Line($"note    all keys listed and watched, {where}: {Figures.Median(lives):0.0} ms");
        if (earlierLives.Count > 0)
        {
            report.Compared($"all keys listed and watched, {where}", lives, earlierLives, "ms", 1.25, "earlier build");
        }
    }

    private static (List<double> Own, List<double> Other) Alternate(Func<double> own, Func<double> other)
    {
        var result = (Own: new List<double>(), Other: new List<double>());
        // the first round warms the page cache and does not count
        for (var run = 0; run <= Runs; run++)
        {
            var (mine, theirs) = (own(), other());
            if (run > 0)
            {
                result.Own.Add(mine);
                result.Other.Add(theirs);
            }
        }

        return result;
    }

    private double Milliseconds(string[] command, string endpoints)
    {
        var started = TimeProvider.System.GetTimestamp();
        var child = ChildProcess.Start(command, settings.Programs.Environment(endpoints), "/dev/null");
        Expect(command, child.Wait());
        return TimeProvider.System.GetElapsedTime(started).TotalMilliseconds;
    }

    private double PeakMebibytes(string[] command, string endpoints)
    {
        // the exit status of the kernel (ru_maxrss) would count the memory of whoever spawned the child, so its own high
        // water mark is read until it is gone
        var child = ChildProcess.Start(command, settings.Programs.Environment(endpoints), "/dev/null");
        var peak = 0L;
        while (child.PeakResident is var now and > 0)
        {
            peak = now;
        }

        Expect(command, child.Wait());
        return peak / 1048576.0;
    }

    private static void Expect(string[] command, int exitCode)
    {
        if (exitCode != 0)
        {
            throw new InvalidOperationException($"`{string.Join(' ', command)}` exited with {exitCode}");
        }
    }
}
