using System.Globalization;
using KvTui.Testing;
using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Cli.Care;

/// <summary>What a snapshot costs beside etcdctl, while others write: one of 128 MiB, or with KVTUI_FULL=1 one of 1 GB, whose time is judged too.</summary>
[Collection(Timed.Name)]
public sealed class SnapshotCostTests(ITestOutputHelper output)
{
    private const long Mebibyte = 1024 * 1024;

    private static readonly bool IsFull = Environment.GetEnvironmentVariable("KVTUI_FULL") == "1";
    private static readonly int Values = IsFull ? 1000 : 128;
    private static readonly int Rounds = IsFull ? 5 : 1;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_large_snapshot_takes_little_longer_than_etcdctls_and_no_more_than_64_MiB()
    {
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
        var (ours, theirs, starts) = (new List<double>(), new List<double>(), new List<double>());
        var their = new Command(etcd.Ctl.Binaries.Client, "snapshot", "save", folder.PathTo("s.db")) { Environment = etcd.Ctl.Environment };
        var our = Ours(etcd, "snapshot", "save", folder.PathTo("s.db"));
        for (var round = 0; round < Rounds; round++)
        {
            // Neither always comes after the other.
            (Command, List<double>)[] turns = round % 2 == 0 ? [(their, theirs), (our, ours)] : [(our, ours), (their, theirs)];
            foreach (var (command, times) in turns)
            {
                times.Add(await SecondsAsync(command));
                Assert.InRange(new FileInfo(folder.PathTo("s.db")).Length, Values * Mebibyte, 2 * Values * Mebibyte);
                File.Delete(folder.PathTo("s.db"));
            }

            starts.Add(await SecondsAsync(Ours(etcd, "member", "list")));
        }

        var peak = (await PeakMemory.OfAsync(our, Cancelled)).Peak;
        await done.CancelAsync();
        Assert.True(await load > 0, "others were to write meanwhile");
        await JudgeAsync(etcd, folder.PathTo("s.db"));

        // A program that is compiled while it runs takes more by itself: what a list of members takes is not the snapshot's.
        var isNative = KvTuiProgram.IsNative;
        var idle = isNative ? 0 : (await PeakMemory.OfAsync(Ours(etcd, "member", "list"), Cancelled)).Peak;
        var start = isNative ? 0 : Median(starts);
        var figures = $"kvtui {Median(ours):0.00} s, of which {start:0.00} s its start ({Shown(ours)}), etcdctl {Median(theirs):0.00} s ({Shown(theirs)}), "
            + $"{peak / Mebibyte} MiB, of which {idle / Mebibyte} MiB without a snapshot";
        output.WriteLine(figures);
        Assert.True(!IsFull || Median(ours) - start <= 1.1 * Median(theirs), figures);
        Assert.True(peak - idle <= 64 * Mebibyte, figures);
    }

    private static Command Ours(EtcdProcess etcd, params string[] arguments) => KvTuiProgram.With(arguments).Variable("ETCDCTL_ENDPOINTS", etcd.Endpoint);

    private static async Task<double> SecondsAsync(Command command)
    {
        var started = TimeProvider.System.GetTimestamp();
        (await (command with { Deadline = TimeSpan.FromMinutes(2) }).RunAsync(Cancelled)).EnsureSuccess();
        return TimeProvider.System.GetElapsedTime(started).TotalSeconds;
    }

    /// <summary>etcd's own tool calls the file valid.</summary>
    private static async Task JudgeAsync(EtcdProcess etcd, string file)
    {
        var tool = etcd.Binaries.Utility ?? etcd.Binaries.Client;
        var command = new Command(tool, "snapshot", "status", file) { Environment = etcd.Ctl.Environment, Deadline = TimeSpan.FromMinutes(2) };
        (await command.RunAsync(Cancelled)).EnsureSuccess();
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

    private static string Shown(List<double> figures) => string.Join(' ', figures.Select(static each => each.ToString("0.00", CultureInfo.InvariantCulture)));
}
