using KvTui.Core.Comparing;
using KvTui.Core.Scans;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Explorer;

/// <summary>Differences as a comparison finds them.</summary>
internal static class CompareSample
{
    /// <summary>Of four keys below /app/ and /b/ one is changed, one is only here, one only there, and one has a lease only here.</summary>
    public static TestExplorer Differs(this TestExplorer explorer, ScanPhase phase = ScanPhase.Complete, EtcdException? error = null)
    {
        var scan = explorer.Last<Effect.StartScan>();
        PairDifference[] found =
        [
            new(DifferenceKind.Changed, Pair("/app/changed", "one\ntwo"), Pair("/b/changed", "one\n2")),
            new(DifferenceKind.Removed, Pair("/app/here", "x"), null),
            new(DifferenceKind.Lease, Pair("/app/leased", "x", 0x7000), Pair("/b/leased", "x")),
            new(DifferenceKind.Added, null, Pair("/b/there", "y")),
        ];
        var (room, counts) = (1024L, new DifferenceCounts(1204, 0, 0, 0));
        var rows = new List<ComparedKey>();
        foreach (var difference in found)
        {
            counts = counts.With(difference.Kind);
            rows.Add(ComparedKey.Of(difference, ref room));
        }

        var status = new ScanStatus(phase, 1042, 1204, 0, 0, TimeSpan.FromSeconds(1)) { Error = error };
        return explorer.Send(new ScanMessage(scan.Generation, new ScanProgress.Compare(status, rows.ToArray(), counts)));
    }

    private static KeyValue Pair(string key, string value, long lease = 0) => Sample.Pair(key, value, lease: lease);
}
