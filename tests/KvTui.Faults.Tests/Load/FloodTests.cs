using KvTui.Faults.Tests.Bench;
using KvTui.Faults.Tests.Screens;
using KvTui.Testing.Etcd;

namespace KvTui.Faults.Tests.Load;

/// <summary>Changes faster than anybody reads them: nothing is lost, nothing grows, and the keyboard goes before.</summary>
[Collection(Alone.Name)]
public sealed class FloodTests
{
    private const int Rate = 20_000;
    private const int Keys = 20_000;

    /// <summary>The explorer's own default.</summary>
    private const long WatchCap = 4 * 1024 * 1024;

    /// <summary>A key press may take this long to be drawn while the flood runs and the writer needs the same processors.</summary>
    private static readonly TimeSpan Prompt = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(FaultRounds.Of(5, 60));

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Twenty_thousand_events_a_second_leave_the_screen_prompt_the_memory_bounded_and_the_tree_true()
    {
        await using var cluster = await EtcdCluster.StartAsync(1, new() { Arguments = ["--unsafe-no-fsync"] }, Cancelled);
        await cluster.Ctl.RunAsync("put", "/app/one", "1");
        await using var explorer = InProcessExplorer.Start(cluster.Endpoints, watchCap: WatchCap);
        await explorer.WaitForScreenAsync(frame => frame.IsLive, "the explorer is live");
        await using var writer = new FloodWriter(cluster.Endpoints, "/flood/", Rate, 16, Keys, 100);
        await explorer.WaitForScreenAsync(frame => frame.State.Keyspace.Keys.Count > 1000, "the flood has come");

        var started = TimeProvider.System.GetTimestamp();
        var (presses, slowest) = (0, TimeSpan.Zero);
        while (TimeProvider.System.GetElapsedTime(started) < Duration)
        {
            var pressed = TimeProvider.System.GetTimestamp();
            var focus = explorer.Frame.State.Focus;
            explorer.Press("\t");
            await explorer.WaitForScreenAsync(frame => frame.State.Focus != focus, "the focus goes round");
            slowest = TimeProvider.System.GetElapsedTime(pressed) is var took && took > slowest ? took : slowest;
            presses++;
        }

        await writer.StopAsync();
        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        FaultTable.Add($"flood: {writer.Written / seconds:0} events/s for {seconds:0} s, {presses} key presses meanwhile, the slowest drawn after {slowest.TotalMilliseconds:0} ms");
        Assert.True(slowest < Prompt, $"a key press was drawn after {slowest.TotalMilliseconds} ms only\n{explorer.Evidence()}");
        await TreeIsTrueAsync(cluster, explorer);
        GC.Collect();
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true), 0, 200_000_000);
    }

    [Fact]
    public async Task A_busy_prefix_out_of_view_is_not_received_the_open_one_stays_live_and_all_is_true_when_it_is_quiet_again()
    {
        const int ValueBytes = 5 * 1024;
        await using var cluster = await EtcdCluster.StartAsync(1, new() { BehindProxies = true, Arguments = ["--unsafe-no-fsync"] }, Cancelled);
        await cluster.Ctl.RunAsync("put", "/app/one", "1");
        await cluster.Ctl.RunAsync("put", "/busy/000000", "1");
        await using var explorer = InProcessExplorer.Start(cluster.AdvertisedEndpoints, watchCap: WatchCap);
        await explorer.WaitForScreenAsync(frame => frame.IsLive, "the explorer is live");
        explorer.Press("l");
        await explorer.WaitForScreenAsync(frame => frame.Text.Contains("▾ /app/", StringComparison.Ordinal), "/app/ is unfolded");
        await using var writer = new FloodWriter(cluster.Endpoints, "/busy/", 2_000, ValueBytes, 1_000, 10);
        await explorer.WaitForScreenAsync(frame => frame.StatusLine.Contains("in view", StringComparison.Ordinal), "only the view is watched");

        for (var put = 0; put < 5; put++)
        {
            await cluster.Ctl.RunAsync("put", $"/app/new{put}", "x");
            await explorer.WaitForScreenAsync(frame => frame.Text.Contains($"new{put}", StringComparison.Ordinal), "a change in view is shown", TimeSpan.FromSeconds(5));
        }

        await writer.StopAsync();
        await explorer.WaitForScreenAsync(
            frame => frame.State.Keyspace.Followed.Scope.IsWhole && frame.IsLive, "all keys are followed again", TimeSpan.FromSeconds(60));
        await TreeIsTrueAsync(cluster, explorer);
    }

    private static async Task TreeIsTrueAsync(EtcdCluster cluster, InProcessExplorer explorer)
    {
        var listing = await FreshListing.TakeAsync(cluster.Endpoints, Cancelled);
        await explorer.WaitForScreenAsync(
            frame => frame.State.Connection.IsLive && frame.State.Keyspace.Followed.Revision >= listing.Revision, $"the tree reaches r{listing.Revision}");
        var difference = listing.Difference(explorer.Frame.State.Keyspace.Keys);
        Assert.True(difference.Length == 0, $"The tree is not what a fresh listing at r{listing.Revision} shows:\n{difference}{explorer.Evidence()}");
    }
}
