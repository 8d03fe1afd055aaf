using System.Diagnostics;
using KvTui.Testing;
using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Cli.Care;

/// <summary>What a snapshot of 1 GB costs beside etcdctl, while others write; with KVTUI_FULL=1.</summary>
public sealed class SnapshotCostTests(ITestOutputHelper output)
{
    private const int Values = 1000;
    private const int Rounds = 5;
    private const long Mebibyte = 1024 * 1024;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_snapshot_of_1_GB_takes_little_longer_than_etcdctls_and_64_MiB()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("KVTUI_FULL") == "1", "It takes 1 GB and some minutes: KVTUI_FULL=1.");
        await using var etcd = await EtcdProcess.StartAsync(new() { Arguments = ["--quota-backend-bytes=8589934592"] }, Cancelled);
        var value = new byte[Mebibyte];
        new Random(1).NextBytes(value);
        for (var i = 0; i < Values; i++)
        {
            await etcd.Ctl.PutAsync($"/large/{i}", value, Cancelled);
        }

        using var done = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        var load = WriteAsync(etcd.Ctl, done.Token);
        using var folder = new TemporaryFolder("snapshot");
        var (ours, theirs, peak) = (new List<double>(), new List<double>(), 0L);
        for (var round = 0; round < Rounds; round++)
        {
            theirs.Add(await SecondsAsync(etcd.Ctl.Binaries.Client, ["snapshot", "save", folder.PathTo("theirs.db")], etcd));
            var command = KvTuiProgram.With("snapshot", "save", folder.PathTo("ours.db")).Variable("ETCDCTL_ENDPOINTS", etcd.Endpoint) with { Deadline = TimeSpan.FromMinutes(2) };
            var started = Stopwatch.GetTimestamp();
            peak = Math.Max(peak, (await PeakMemory.OfAsync(command, Cancelled)).Peak);
            ours.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
            Assert.InRange(new FileInfo(folder.PathTo("ours.db")).Length, Values * Mebibyte, 2 * Values * Mebibyte);
            File.Delete(folder.PathTo("ours.db"));
            File.Delete(folder.PathTo("theirs.db"));
        }

        await done.CancelAsync();
        Assert.True(await load > 0, "others were to write meanwhile");

        // A program that is compiled while it runs takes more by itself: what it takes for a status is not the snapshot's.
        var idle = Environment.GetEnvironmentVariable("KVTUI_BIN") is { Length: > 0 } ? 0
            : (await PeakMemory.OfAsync(KvTuiProgram.With("member", "list").Variable("ETCDCTL_ENDPOINTS", etcd.Endpoint), Cancelled)).Peak;
        output.WriteLine($"kvtui {Median(ours):0.00} s, etcdctl {Median(theirs):0.00} s, {peak / Mebibyte} MiB (a list of members: {idle / Mebibyte})");
        Assert.True(Median(ours) <= 1.1 * Median(theirs), $"kvtui {Median(ours):0.00} s, etcdctl {Median(theirs):0.00} s");
        Assert.True(peak <= idle + (64 * Mebibyte), $"{peak / Mebibyte} MiB");
    }

    private static async Task<double> SecondsAsync(string file, string[] arguments, EtcdProcess etcd)
    {
        var started = Stopwatch.GetTimestamp();
        (await new Command(file, arguments) { Environment = etcd.Ctl.Environment, Deadline = TimeSpan.FromMinutes(2) }.RunAsync(Cancelled)).EnsureSuccess();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    /// <summary>Puts small values one after the other until cancelled; returns how many.</summary>
    private static async Task<int> WriteAsync(EtcdCtl ctl, CancellationToken cancellationToken)
    {
        var count = 0;
        try
        {
            while (true)
            {
                await ctl.PutAsync("/load", new byte[1024], cancellationToken);
                count++;
            }
        }
        catch (OperationCanceledException)
        {
            return count;
        }
    }

    private static double Median(List<double> figures) => figures.Order().ElementAt(figures.Count / 2);
}
