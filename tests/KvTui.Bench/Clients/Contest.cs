using System.Collections.Concurrent;
using System.Globalization;
using KvTui.Bench.Scale;
using KvTui.Etcd;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Model;
using KvTui.Etcd.Watch;
using KvTui.Testing.Etcd;

namespace KvTui.Bench.Clients;

/// <summary>Clients side by side under the same faults: what they say of their puts and see of the changes, beside what the cluster holds.</summary>
internal static class Contest
{
    public const string Prefix = "/contest/";

    private const int Writers = 4;
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan After = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPut = TimeSpan.FromMinutes(1);

    private static readonly IReadOnlyList<Func<IReadOnlyList<string>, EtcdLogin?, IContestant>> Contestants =
    [
        static (endpoints, login) => new OwnClient(endpoints, login),
        static (endpoints, login) => new PackageClient(endpoints, login),
    ];

    public static async Task RunAsync(Report report)
    {
        var table = new Table("fault", "client", "puts stored", "applied twice", "said to be unknown", "longest put, s", "events", "lost", "doubled", "told of a gap");
        foreach (var fault in Fault.All)
        {
            foreach (var make in Contestants)
            {
                table.Add(await RowAsync(fault, make, report));
            }
        }

        table.Print(report);
    }

    private static async Task<IReadOnlyList<string>> RowAsync(Fault fault, Func<IReadOnlyList<string>, EtcdLogin?, IContestant> make, Report report)
    {
        await using var cluster = await EtcdCluster.StartAsync(3, new EtcdOptions { BehindProxies = true, Login = fault.Login, Arguments = fault.Arguments });
        await using var contestant = make([.. cluster.Members.Select(static member => member.AdvertisedEndpoint)], fault.Login);
        await using var witness = new EtcdClient(
            new() { Endpoints = [.. cluster.Members.Select(static member => EtcdEndpoint.Parse(member.Endpoint))], User = fault.Login?.User, Password = fault.Login?.Password },
            TimeProvider.System,
            new Random(3));
        using var ended = new CancellationTokenSource();
        var (seen, truth, gaps) = (new ConcurrentQueue<long>(), new List<(long Revision, string Value)>(), 0);
        var start = (await witness.Kv.RangeAsync(KeyRange.Key(EtcdKey.FromText(Prefix)), RangeOptions.Default, ended.Token)).Header.Revision + 1;
        var witnessing = WitnessAsync(witness, start, truth, ended.Token);
        var watching = contestant.WatchAsync(Prefix, start, seen.Enqueue, () => Interlocked.Increment(ref gaps), ended.Token);
        using var enough = new CancellationTokenSource();
        var writing = Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync(contestant, writer, fault.Between, enough.Token))).ToList();
        await Task.Delay(Before, TimeProvider.System, ended.Token);
        await fault.BreakAsync(cluster, ended.Token);
        await Task.Delay(After, TimeProvider.System, ended.Token);
        await enough.CancelAsync();
        var puts = (await Task.WhenAll(writing)).SelectMany(static each => each).ToList();
        await Task.Delay(After, TimeProvider.System, ended.Token);
        await ended.CancelAsync();
        await Task.WhenAll(witnessing, watching);
        return Row(fault, contestant, puts, truth, [.. seen], gaps, report);
    }

    private static IReadOnlyList<string> Row(
        Fault fault, IContestant contestant, List<Put> puts, List<(long Revision, string Value)> truth, List<long> seen, int gaps, Report report)
    {
        var applied = truth.Where(static each => each.Value.Length > 0).CountBy(static each => each.Value).ToDictionary();
        var missing = puts.Count(put => put.Fate == PutFate.Stored && !applied.ContainsKey(put.Value));
        report.Checked($"{fault.Name}, {contestant.Name}: what was said to be stored is", missing == 0, $"{missing} are not");
        var revisions = seen.ToHashSet();
        return
        [
            fault.Name,
            contestant.Name,
            Text(puts.Count(static put => put.Fate == PutFate.Stored)),
            Text(applied.Values.Count(static times => times > 1)),
            Text(puts.Count(static put => put.Fate == PutFate.Unknown)),
            puts.Max(static put => put.Took).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture),
            Text(truth.Count),
            Text(truth.Count(each => !revisions.Contains(each.Revision))),
            Text(seen.Count - revisions.Count),
            gaps > 0 ? "yes" : "no",
        ];
    }

    private static async Task<List<Put>> WriteAsync(IContestant contestant, int writer, TimeSpan between, CancellationToken enough)
    {
        var puts = new List<Put>();
        for (var number = 0; !enough.IsCancellationRequested; number++)
        {
            var value = string.Create(CultureInfo.InvariantCulture, $"{writer}.{number}");
            var started = TimeProvider.System.GetTimestamp();
            using var patience = new CancellationTokenSource(LongestPut, TimeProvider.System);
            PutFate fate;
            try
            {
                fate = await contestant.PutAsync($"{Prefix}{writer}", value, patience.Token);
            }
            catch (OperationCanceledException)
            {
                fate = PutFate.Unknown;
            }

            puts.Add(new(value, fate, TimeProvider.System.GetElapsedTime(started)));
            await Task.Delay(between, TimeProvider.System, enough).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return puts;
    }

    /// <summary>Sees each change, past all proxies.</summary>
    private static async Task WitnessAsync(EtcdClient witness, long start, List<(long Revision, string Value)> truth, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var update in witness.Watch.WatchAsync(new() { Ranges = [KeyRange.Prefix(EtcdKey.FromText(Prefix))], StartRevision = start }, cancellationToken))
            {
                if (update is WatchUpdate.Events events)
                {
                    truth.AddRange(events.Changes.Select(static change => (change.KeyValue.ModRevision, System.Text.Encoding.UTF8.GetString(change.KeyValue.Value.Span))));
                }
            }
        }
        catch (OperationCanceledException)
        {
            // It was to end.
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record Put(string Value, PutFate Fate, TimeSpan Took);
}
