using KvTui.Core.Scans;
using KvTui.Core.Scans.Events;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Explorer;

/// <summary>Changes as a watch brings them.</summary>
internal static class EventsSample
{
    /// <summary>So many changes have come since the watch began: keys are made, changed several times, and deleted.</summary>
    public static TestExplorer Happens(this TestExplorer explorer, int count, ScanPhase phase = ScanPhase.Running)
    {
        var scan = explorer.Last<Effect.StartScan>();
        LoggedEvent[] log = [.. Enumerable.Range(1, count).Select(static number => new LoggedEvent(
            number, Sample.Start + TimeSpan.FromSeconds(number), Change(number)))];
        var status = new ScanStatus(phase, 1000 + count, count, 0, count * 100, TimeSpan.FromSeconds(count));
        return explorer.Send(new ScanMessage(scan.Generation, new ScanProgress.Events(status, [.. log])));
    }

    private static WatchEvent Change(int number)
    {
        var (step, key) = (number % 6, $"/app/jobs/{number / 6}");
        var now = Sample.Pair(key, $"{{\n  \"step\": {step}\n}}", 1000 + number, version: step == 1 ? 1 : step);
        var before = step == 1 ? null : Sample.Pair(key, $"{{\n  \"step\": {(step + 5) % 6}\n}}", 999 + number);
        return step == 0
            ? new(WatchEventKind.Delete, Sample.Pair(key, "", 1000 + number, version: 0), before)
            : new(WatchEventKind.Put, now, before);
    }
}
