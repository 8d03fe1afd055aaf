using System.Globalization;
using System.Security.Cryptography;
using KvTui.EndToEnd.Tests.Cli;
using KvTui.EndToEnd.Tests.Ui;
using KvTui.Etcd;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Model;
using KvTui.Etcd.Model.Options;
using KvTui.Testing;
using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Offline;

/// <summary>A snapshot of a million keys of 200 bytes beside its cluster; with KVTUI_FULL=1.</summary>
[Collection(Timed.Name)]
public sealed class LargeFileTests(ITestOutputHelper output)
{
    private const int Count = 1_000_000;
    private const int MostInTransaction = 128;
    private const int ValueLength = 200;
    private const int Writers = 16;
    private const int Rounds = 5;
    private const long Mebibyte = 1024 * 1024;
    private const double MostSeconds = 2;

    /// <summary>For a program that is compiled as it runs, which nobody is given.</summary>
    private const double MostPlainSeconds = 5;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static TheoryData<string> Lines => [.. EtcdBinaries.Lines];

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task It_opens_within_2_s_and_150_MiB_and_has_each_key_value_and_revision(string line)
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("KVTUI_FULL") == "1", "It takes a million keys, twice: KVTUI_FULL=1.");
        var options = new EtcdOptions { Line = line, Arguments = ["--quota-backend-bytes=8589934592"] };
        await using var etcd = await EtcdProcess.StartAsync(options, Cancelled);
        await FillAsync(etcd);
        using var folder = new TemporaryFolder("offline");
        var file = folder.PathTo("large.db");
        await etcd.Ctl.RunAsync("snapshot", "save", file);

        await HashAsync(file);
        await RequireQuickAsync(
            $"{line}: get",
            MostSeconds,
            async () => (await PeakMemory.OfAsync(KvTuiProgram.With("--file", file, "get", Key(7)), Cancelled)).Peak);
        var most = KvTuiProgram.IsNative ? MostSeconds : MostPlainSeconds;
        await RequireQuickAsync($"{line}: explorer, until all keys are listed", most, async () =>
        {
            await using var explorer = await Explorer.StartAsync(etcd.Ctl, [], 80, 24, "--file", file);
            await explorer.WaitForAsync("hash checked");
            return await explorer.PeakMemoryAsync();
        });

        foreach (var verb in new string[][] { ["ls", "--long"], ["get", "--prefix", "/", "-o", "json"] })
        {
            var live = await OutputAsync(verb, etcd.Endpoint, folder);
            Assert.Equal(live, await OutputAsync(["--file", file, .. verb], "127.0.0.1:1", folder));
        }
    }

    /// <summary>Opens the file several times, and expects at most so many seconds, by the median, and at most 150 MiB.</summary>
    /// <param name="open">Gives the peak of memory in bytes.</param>
    private async Task RequireQuickAsync(string story, double most, Func<Task<long>> open)
    {
        var (times, peak) = (new List<double>(), 0L);
        for (var round = 0; round < Rounds; round++)
        {
            var started = TimeProvider.System.GetTimestamp();
            peak = Math.Max(peak, await open());
            times.Add(TimeProvider.System.GetElapsedTime(started).TotalSeconds);
        }

        var (median, mebibytes) = (times.Order().ElementAt(Rounds / 2), peak / Mebibyte);
        output.WriteLine($"{story}: {median:0.00} s, {mebibytes} MiB");
        Assert.True(median <= most, $"{story}: {median:0.00} s");
        Assert.True(peak <= 150 * Mebibyte, $"{story}: {mebibytes} MiB");
    }

    private static string Key(int number) => string.Create(CultureInfo.InvariantCulture, $"/bench/{number / 1000:d6}/key-{number:d22}");

    private static async Task FillAsync(EtcdProcess etcd)
    {
        var options = new EtcdClientOptions { Endpoints = [EtcdEndpoint.Parse(etcd.Endpoint)] };
        await using var client = new EtcdClient(options, TimeProvider.System, new Random(1));
        var value = new byte[ValueLength];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Count).Chunk(MostInTransaction),
            new ParallelOptions { MaxDegreeOfParallelism = Writers, CancellationToken = Cancelled },
            async (numbers, cancellationToken) => await client.Kv.TxnAsync(
                new([], [.. numbers.Select(number => new TxnOperation.Put(EtcdKey.FromText(Key(number)), value, new()))], []),
                cancellationToken));
    }

    /// <summary>The hash of what a verb prints, which is too large to be kept.</summary>
    private static async Task<string> OutputAsync(IReadOnlyList<string> verb, string endpoint, TemporaryFolder folder)
    {
        var path = folder.PathTo("output");
        var command = KvTuiProgram.With(verb).Variable("ETCDCTL_ENDPOINTS", endpoint);
        var shell = new Command("sh", ["-c", "exec \"$0\" \"$@\" >\"$OUTPUT\"", command.File, .. command.Arguments])
        {
            Environment = new Dictionary<string, string?>(command.Environment) { ["OUTPUT"] = path },
            Deadline = TimeSpan.FromMinutes(5),
        };
        (await shell.RunAsync(Cancelled)).EnsureSuccess();
        return await HashAsync(path);
    }

    private static async Task<string> HashAsync(string path)
    {
        await using var stream = File.OpenRead(path);
        return Convert.ToHexString(await SHA256.HashDataAsync(stream, Cancelled));
    }
}
