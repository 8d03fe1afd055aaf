using KvTui.Etcd.Model;

namespace KvTui.Bench.Scale.Measures;

/// <summary>What the client itself allocates to page through every key: the arrays that the answers come in, and little else.</summary>
internal static class PagesMeasure
{
    private const double Megabyte = 1e6;

    public static async Task RunAsync(Scene scene)
    {
        var server = await scene.Keyspaces.LargeAsync();
        await PageAsync(server.Kv);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var count = await PageAsync(server.Kv);
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        scene.Report.Checked("pages: all keys come", count == server.Shape.Count, Counts.Text(count));
        scene.Report.Bounded("pages: allocated for a million keys", allocated / Megabyte * Megabyte / count, "MB", 65, $"{allocated / Megabyte:0.0} MB for {Counts.Text(count)} keys");
    }

    private static async Task<int> PageAsync(Etcd.Kv.IKvClient kv)
    {
        var count = 0;
        await foreach (var page in kv.KeyPagesAsync(KeyRange.All, new(), CancellationToken.None))
        {
            foreach (var _ in page)
            {
                count++;
            }
        }

        return count;
    }
}
