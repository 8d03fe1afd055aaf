using System.Globalization;
using KvTui.Core.Past;
using KvTui.Core.Past.Running;
using KvTui.Etcd;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Model;
using KvTui.Etcd.Model.Options;
using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Cli;

/// <summary>All keys as of a revision are the keys of then; of 100 000 keys, and how quickly they are listed, with KVTUI_FULL=1.</summary>
[Collection(Timed.Name)]
public sealed class PastListingTests
{
    private const int ATransaction = 100;
    private const int Runs = 7;

    /// <summary>How much longer the past may take than the present.</summary>
    private const double Slower = 1.2;

    private static readonly bool IsFull = Environment.GetEnvironmentVariable("KVTUI_FULL") == "1";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("3.4")]
    [InlineData("3.5")]
    public async Task The_past_is_listed_as_it_was_and_about_as_quickly_as_the_present(string line)
    {
        await using var etcd = await EtcdProcess.StartAsync(new() { Line = line }, Cancelled);
        var options = new EtcdClientOptions { Endpoints = [EtcdEndpoint.Parse(etcd.Endpoint)] };
        await using var client = new EtcdClient(options, TimeProvider.System, new Random(1));
        var count = IsFull ? 100_000 : 5_000;
        await PutAsync(client, count);
        var then = (await client.Kv.RangeAsync(KeyRange.All, new() { CountOnly = true }, Cancelled)).Header.Revision;
        var kept = await ListAsync(client, 0);
        await client.Kv.DeleteAsync(KeyRange.Prefix(Key(7)), 0, Cancelled);
        await client.Kv.PutAsync(Key(count), new byte[1], new(), Cancelled);
        await client.Kv.PutAsync(Key(3), new byte[1], new(), Cancelled);

        Assert.Equal(kept, await ListAsync(client, then));
        Assert.NotEqual(kept, await ListAsync(client, 0));

        var (present, past) = (new List<TimeSpan>(), new List<TimeSpan>());
        for (var run = 0; run < (IsFull ? Runs : 1); run++)
        {
            present.Add(await TimeAsync(() => ListAsync(client, 0)));
            past.Add(await TimeAsync(async () =>
            {
                var found = await new PastSurvey(client, TimeProvider.System).FindAsync(new WantedRevision(then, IsBack: false), Cancelled);
                await ListAsync(client, found.Revision);
            }));
        }

        var (fast, slow) = (Median(present), Median(past));
        var story = $"{line}, {count} keys: now {fast.TotalMilliseconds:0} ms, then {slow.TotalMilliseconds:0} ms";
        TestContext.Current.SendDiagnosticMessage(story);
        Assert.True(!IsFull || slow <= fast * Slower, story);
    }

    private static EtcdKey Key(int number) => EtcdKey.FromText($"/keys/{number.ToString("d7", CultureInfo.InvariantCulture)}");

    private static async Task PutAsync(EtcdClient client, int count)
    {
        for (var first = 0; first < count; first += ATransaction)
        {
            TxnOperation[] puts =
                [.. Enumerable.Range(first, ATransaction).Select(static number => new TxnOperation.Put(Key(number), new byte[200], new()))];
            await client.Kv.TxnAsync(new([], puts, []), Cancelled);
        }
    }

    /// <summary>The keys with their mod revisions, each as “key@revision”.</summary>
    private static async Task<List<string>> ListAsync(EtcdClient client, long revision)
    {
        var keys = new List<string>();
        await foreach (var page in client.Kv.KeyPagesAsync(KeyRange.All, new() { KeysOnly = true, Revision = revision }, Cancelled))
        {
            foreach (var record in page)
            {
                keys.Add($"{System.Text.Encoding.UTF8.GetString(record.Key)}@{record.ModRevision}");
            }
        }

        return keys;
    }

    private static async Task<TimeSpan> TimeAsync(Func<Task> act)
    {
        var started = TimeProvider.System.GetTimestamp();
        await act();
        return TimeProvider.System.GetElapsedTime(started);
    }

    private static TimeSpan Median(List<TimeSpan> times)
    {
        times.Sort();
        return times[times.Count / 2];
    }
}
