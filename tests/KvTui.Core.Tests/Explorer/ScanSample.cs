using KvTui.Core.Scans;
using KvTui.Core.Scans.Search;
using KvTui.Core.Scans.Usage;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Explorer;

/// <summary>What long reads report on the explorer's sample keys.</summary>
internal static class ScanSample
{
    /// <summary>A shop on a cluster: some services, many sessions, and keys that try to steer the terminal.</summary>
    public static KeyValue[] Pairs { get; } =
    [
        .. new List<KeyValue>
        {
            Sample.Pair("/app/db/config", new string('c', 3000), version: 4),
            Sample.Pair("/app/db/url", "postgres://db:5432/app", version: 30),
            Sample.Pair("/app/evil\e[2J/x", "nofile\e]0;owned\a 65536"),
            Sample.Pair(new EtcdKey([.. "/app/"u8, 0xC3, 0x28]), [0xFF, 0xFE, .. "needle"u8]),
            Sample.Pair("/app/漢字/かな", "交じり文 needle 漢字かな"),
            Sample.Pair("leader", "n2"),
        }.Concat(Enumerable.Range(0, 400).Select(i => Sample.Pair($"/app/sessions/{i:D4}", new string('s', 200 + i), version: 1 + (i % 3))))
        .OrderBy(pair => pair.Key),
    ];

    /// <summary>The scan that was asked for last has read some of the keys below a prefix.</summary>
    /// <param name="sample">How many values of the rest are known; 0 reads all.</param>
    public static TestExplorer UsageReads(this TestExplorer explorer, ScanStatus status, int sample = 0)
    {
        var scan = explorer.Last<Effect.StartScan>();
        var prefix = ((ScanRequest.Usage)scan.Request).Prefix;
        var tree = new UsageTree(prefix, sample == 0);
        var pairs = Pairs.Where(pair => pair.Key.StartsWith(prefix)).Take((int)status.Keys).ToArray();
        foreach (var pair in pairs)
        {
            tree.Add(pair.Key, sample == 0 ? pair.Value.Length : 0, pair.Version);
        }

        var read = pairs.Where((_, i) => i % 7 == 0).Take(sample).Select(pair => (pair.Key, (long)pair.Value.Length)).ToArray();
        var report = new UsageReport(tree.Snapshot(), sample > 0, sample > 0 ? new(prefix, read, sample) : null);
        return explorer.Send(new ScanMessage(scan.Generation, new ScanProgress.Usage(status, report)));
    }

    /// <summary>The search that was asked for last has looked at some of the keys.</summary>
    public static TestExplorer FindReads(this TestExplorer explorer, ScanStatus status)
    {
        var scan = explorer.Last<Effect.StartScan>();
        var request = (ScanRequest.Find)scan.Request;
        var hits = new List<FindHit>();
        foreach (var pair in Pairs.Where(pair => pair.Key.StartsWith(request.Prefix)).Take((int)status.Keys))
        {
            var text = request.Where == SearchIn.Keys ? pair.Key.Span : pair.Value.Span;
            if (request.Pattern.TryFind(text, out var start, out var length))
            {
                hits.Add(new(pair.Key, request.Where == SearchIn.Keys ? null : SearchExcerpt.Of(text, start, length)));
            }
        }

        return explorer.Send(new ScanMessage(scan.Generation, new ScanProgress.Find(status, hits.ToArray())));
    }

    /// <summary>A scan that has seen so many of some keys after a while.</summary>
    public static ScanStatus Status(ScanPhase phase, long keys, long total = 406) => new(phase, 1042, keys, total, keys * 420, TimeSpan.FromSeconds(2));

    /// <summary>Runs a command of the palette.</summary>
    public static TestExplorer Command(this TestExplorer explorer, string line) => explorer.Press(":").Type(line).Press("enter");
}
