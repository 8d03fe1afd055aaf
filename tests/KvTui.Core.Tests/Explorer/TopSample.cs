using System.Text;
using KvTui.Core.Scans;
using KvTui.Core.Scans.Top;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Explorer;

/// <summary>What a watch of the writes reports on a busy cluster.</summary>
internal static class TopSample
{
    /// <summary>The watch that was asked for last has run for a minute.</summary>
    /// <param name="jobs">How many keys are written once; more than a thousand are not all held.</param>
    public static TestExplorer TopReports(this TestExplorer explorer, ScanPhase phase = ScanPhase.Running, int jobs = 40, long? cap = null, EtcdException? error = null)
    {
        var scan = explorer.Last<Effect.StartScan>();
        var meter = new TopMeter(((ScanRequest.Top)scan.Request).Prefix);
        var events = 0;
        foreach (var (second, change) in Changes(jobs).Where(entry => entry.Change.KeyValue.Key.StartsWith(((ScanRequest.Top)scan.Request).Prefix)))
        {
            meter.Add(second, change);
            meter.AddReceived(second, 400);
            events++;
        }

        var status = new ScanStatus(phase, 1042, events, 0, events * 400, TimeSpan.FromSeconds(60)) { Error = error };
        return explorer.Send(new ScanMessage(scan.Generation, new ScanProgress.Top(status, meter.Snapshot(60), cap)));
    }

    private static IEnumerable<(long Second, WatchEvent Change)> Changes(int jobs)
    {
        for (var second = 1; second <= 60; second++)
        {
            yield return (second, Put("/app/leases/leader", "n2", "n2"));
            for (var i = 0; i < 5; i++)
            {
                yield return (second, Put($"/app/stats/{i}", new string('s', 200), i < 3 ? new string('s', 200) : "before"));
            }

            for (var i = second; i <= jobs; i += 60)
            {
                yield return (second, Put($"/app/jobs/{i:D5}", "job", null));
            }

            if (second % 20 == 0)
            {
                yield return (second, new(WatchEventKind.Delete, new(EtcdKey.FromText($"/app/sessions/{second}"), default, 0, 9, 0, 0), Sample.Pair("x", "y", lease: second % 40)));
            }
        }

        yield return (60, Put("/app/evil\e[2J/x", "y", null));
        yield return (60, Put("other", "y", null));
    }

    private static WatchEvent Put(string key, string value, string? before)
    {
        KeyValue Pair(string text) => new(EtcdKey.FromText(key), Encoding.UTF8.GetBytes(text), 1, 2, 3, 0);
        return new(WatchEventKind.Put, Pair(value), before is null ? null : Pair(before));
    }
}
