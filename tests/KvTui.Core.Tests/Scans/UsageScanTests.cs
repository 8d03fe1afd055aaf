using System.Collections.Concurrent;
using System.Globalization;
using KvTui.Core.Scans;
using KvTui.Core.Scans.Running;
using KvTui.Core.Scans.Usage;
using KvTui.Core.Tests.Fakes;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Model;
using KvTui.Testing.Time;

namespace KvTui.Core.Tests.Scans;

public sealed class UsageScanTests
{
    private const long Revision = 1000;

    private readonly FakeKvClient _kv = new();
    private readonly ConcurrentQueue<RangeOptions> _pageOptions = new();
    private readonly List<(EtcdKey Key, long Revision)> _readAlone = [];
    private int _valuesListed;
    private readonly KeyValue[] _pairs =
    [
        .. Enumerable.Range(0, 900).Select(i => Sample.Pair($"/a/{i.ToString("D4", CultureInfo.InvariantCulture)}", new string('v', 10 + (i % 7)), version: 2)),
        .. Enumerable.Range(0, 90).Select(i => Sample.Pair($"/b/{i.ToString("D4", CultureInfo.InvariantCulture)}", new string('v', 500 + i))),
    ];

    public UsageScanTests()
    {
        _kv.OnRange = (_, _) => Task.FromResult(new RangePage(new(1, 1, Revision, 7), [], false, _pairs.Length));
        _kv.OnPages = (keys, options, _) => keys.IsSingleKey ? PageAsync(keys.Start, options) : PagesAsync(options);
        _kv.OnTxn = (txn, _) => Task.FromResult(FakeKvClient.Result(true, [.. txn.Success.Select(Answer)]));
    }

    [Fact]
    public async Task Few_keys_are_read_with_their_values_and_the_sums_are_exact()
    {
        var last = await RunAsync(UsageReading.Default);
        Assert.Equal((ScanPhase.Complete, false), (last.Status.Phase, last.Report.IsSampled));
        Assert.Equal(_pairs.Sum(pair => (long)pair.Value.Length), last.Report.Root.Figures.ValueBytes);
        Assert.Equal((990, 1890, _pairs.Sum(pair => (long)pair.Key.Length)), (last.Report.Root.Figures.Keys, last.Report.Root.Figures.Versions, last.Report.Root.Figures.KeyBytes));
        Assert.All(_pageOptions, options => Assert.Equal((false, Revision), (options.KeysOnly, options.Revision)));
        Assert.Empty(_kv.Txns);
    }

    [Fact]
    public async Task Many_keys_are_counted_without_their_values_and_a_sample_of_those_is_read_at_the_same_revision()
    {
        var last = await RunAsync(UsageReading.Sampled(200));
        Assert.Equal((ScanPhase.Complete, true), (last.Status.Phase, last.Report.IsSampled));
        Assert.Equal((990, 1890), (last.Report.Root.Figures.Keys, last.Report.Root.Figures.Versions));
        Assert.All(_pageOptions, options => Assert.Equal((true, Revision), (options.KeysOnly, options.Revision)));

        var reads = _kv.Txns.SelectMany(txn => txn.Success).Cast<TxnOperation.Range>().ToList();
        Assert.InRange(reads.Count, 100, 200);
        Assert.Equal(reads.Count, last.Report.Sample!.Count);
        Assert.All(reads, read => Assert.Equal((Revision, true, true), (read.Options.Revision, read.Options.Serializable, read.Keys.IsSingleKey)));
        Assert.All(_kv.Txns, txn => Assert.InRange(txn.Success.Count, 1, 64));

        var estimate = last.Report.Values(last.Report.Root);
        Assert.InRange(_pairs.Sum(pair => (double)pair.Value.Length), estimate.Bytes - estimate.Error, estimate.Bytes + estimate.Error);
        Assert.InRange(estimate.ErrorPercent, 1, 10);
    }

    [Fact]
    public async Task Every_snapshot_says_no_more_than_was_read()
    {
        var snapshots = new List<ScanProgress.Usage>();
        await RunAsync(UsageReading.Sampled(200), snapshots.Add);
        Assert.All(snapshots, snapshot => Assert.Equal(snapshot.Status.Keys, snapshot.Report.Root.Figures.Keys));
        Assert.Equal(snapshots.Select(snapshot => snapshot.Status.Keys).Order(), snapshots.Select(snapshot => snapshot.Status.Keys));
        Assert.Equal(snapshots.Select(snapshot => snapshot.Status.Bytes).Order(), snapshots.Select(snapshot => snapshot.Status.Bytes));
        Assert.All(snapshots.Where(snapshot => snapshot.Report.Sample is null), snapshot => Assert.True(snapshot.Status.Keys == 0 || !snapshot.Report.Values(snapshot.Report.Root).IsKnown));
        Assert.All(snapshots[..^1], snapshot => Assert.Equal(ScanPhase.Running, snapshot.Status.Phase));
    }

    [Fact]
    public async Task Large_values_are_read_one_at_a_time()
    {
        for (var i = 0; i < _pairs.Length; i++)
        {
            _pairs[i] = _pairs[i] with { Value = new byte[300_000] };
        }

        await RunAsync(UsageReading.Sampled(100));
        Assert.Equal(2, Assert.Single(_kv.Txns).Success.Count);
        Assert.InRange(_readAlone.Count, 60, 98);
    }

    [Fact]
    public async Task Few_keys_of_many_bytes_are_not_read_all_but_come_from_a_sample_of_64_MiB()
    {
        Resize(i => (1 << 20) - (i % 1000));

        var last = await RunAsync(UsageReading.Default);

        Assert.Equal((ScanPhase.Complete, true, 990), (last.Status.Phase, last.Report.IsSampled, last.Report.Root.Figures.Keys));
        Assert.InRange(_valuesListed, 1, 100);
        Assert.Equal(2, Assert.Single(_kv.Txns).Success.Count);
        Assert.All(_readAlone, read => Assert.Equal(Revision, read.Revision));
        Assert.InRange(last.Report.Sample!.Count, 64, 66);
        Assert.Equal(last.Report.Sample.Count, _readAlone.Select(static read => read.Key).Distinct().Count() + 2);
        Assert.Equal(last.Report.Sample.Count, last.Report.Sample.Wanted);
        var estimate = last.Report.Values(last.Report.Root);
        Assert.InRange(_pairs.Sum(pair => (double)pair.Value.Length), estimate.Bytes - estimate.Error, estimate.Bytes + estimate.Error);
    }

    [Fact]
    public async Task All_values_are_read_where_that_is_asked_for_or_they_are_less_than_64_MiB()
    {
        Resize(_ => 60_000);

        Assert.False((await RunAsync(UsageReading.Default)).Report.IsSampled);
        Resize(_ => 200_000);

        Assert.True((await RunAsync(UsageReading.Default)).Report.IsSampled);
        Assert.Equal(990L * 200_000, (await RunAsync(UsageReading.Exact)).Report.Root.Figures.ValueBytes);
    }

    private void Resize(Func<int, int> size)
    {
        var bytes = new byte[1 << 20];
        for (var i = 0; i < _pairs.Length; i++)
        {
            _pairs[i] = _pairs[i] with { Value = bytes.AsMemory(0, size(i)) };
        }
    }

    private async Task<ScanProgress.Usage> RunAsync(UsageReading reading, Action<ScanProgress.Usage>? report = null)
    {
        var scan = new UsageScan(_kv, new ScanRequest.Usage(EtcdKey.Empty, reading, 7), true, new ManualTimeProvider());
        return (ScanProgress.Usage)await ScanFollower.FollowAsync(scan, progress => report?.Invoke((ScanProgress.Usage)progress), TestContext.Current.CancellationToken);
    }

    private async IAsyncEnumerable<RangePage> PageAsync(EtcdKey key, RangeOptions options)
    {
        _readAlone.Add((key, options.Revision));
        await Task.CompletedTask;
        yield return FakeKvClient.Page(_pairs.Single(pair => pair.Key == key));
    }

    private async IAsyncEnumerable<RangePage> PagesAsync(RangeOptions options)
    {
        _pageOptions.Enqueue(options);
        await Task.CompletedTask;
        foreach (var page in _pairs.Chunk(100))
        {
            _valuesListed += options.KeysOnly ? 0 : page.Length;
            yield return FakeKvClient.Page(options.KeysOnly ? Array.ConvertAll(page, pair => pair with { Value = default }) : page);
        }
    }

    private TxnResponse Answer(TxnOperation operation) =>
        new TxnResponse.Range(FakeKvClient.Page(_pairs.Single(pair => pair.Key == ((TxnOperation.Range)operation).Keys.Start)));
}
