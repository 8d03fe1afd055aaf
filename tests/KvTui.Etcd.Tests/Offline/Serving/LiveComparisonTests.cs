using KvTui.Etcd.Kv;
using KvTui.Etcd.Model;
using KvTui.Etcd.Model.Options;
using KvTui.Etcd.Tests.Server;
using KvTui.Testing;
using KvTui.Testing.Etcd;

namespace KvTui.Etcd.Tests.Offline.Serving;

/// <summary>A snapshot of a real server, asked as that is asked.</summary>
public sealed class LiveComparisonTests : IDisposable
{
    private readonly TemporaryFolder _folder = new("offline");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Lines => [.. EtcdBinaries.Lines];

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task The_same_questions_get_the_same_answers(string line)
    {
        await using var etcd = await EtcdProcess.StartAsync(new() { Line = line }, Cancel);
        await SampleStore.FillAsync(etcd, 500, Cancel);
        var path = _folder.PathTo("snapshot");
        await etcd.Ctl.RunAsync("snapshot", "save", path);
        await using var live = SharedEtcd.New([etcd.Endpoint]);
        await using var file = new EtcdClient(
            new EtcdClientOptions { Endpoints = [] }.OfFile(path, "--file"), TimeProvider.System, new Random(1));

        var newest = (await live.Kv.RangeAsync(KeyRange.Key(SampleStore.Key(0)), RangeOptions.Default, Cancel)).Header.Revision;
        foreach (var revision in new[] { 0, newest, newest - 3, newest - 20 })
        {
            foreach (var asked in Questions(revision))
            {
                foreach (var keys in Ranges())
                {
                    await CompareAsync(live, file, keys, asked);
                }
            }
        }
    }

    public void Dispose() => _folder.Dispose();

    private static IEnumerable<RangeOptions> Questions(long revision)
    {
        yield return new() { Revision = revision };
        yield return new() { Revision = revision, Limit = 7 };
        yield return new() { Revision = revision, CountOnly = true };
        yield return new() { Revision = revision, KeysOnly = true, WithLeases = true };
    }

    private static IEnumerable<KeyRange> Ranges()
    {
        yield return KeyRange.All;
        yield return KeyRange.Prefix(EtcdKey.FromText("/store/1"));
        yield return KeyRange.From(EtcdKey.FromText("a"));
        yield return KeyRange.Between(EtcdKey.FromText("/store/2"), EtcdKey.FromText("/store/1"));
        yield return KeyRange.Key(EtcdKey.FromText("/none"));
        foreach (var key in SampleStore.OddKeys.Append(SampleStore.Key(0)).Append(SampleStore.Key(7)))
        {
            yield return KeyRange.Key(key);
        }
    }

    private static async Task CompareAsync(EtcdClient live, EtcdClient file, KeyRange keys, RangeOptions asked)
    {
        var expected = await live.Kv.RangeAsync(keys, asked, Cancel);
        var actual = await file.Kv.RangeAsync(keys, asked, Cancel);
        Assert.Equal((expected.Count, expected.More, expected.KeyValues.Count), (actual.Count, actual.More, actual.KeyValues.Count));
        Assert.Equal(expected.Header.Revision, actual.Header.Revision);
        for (var at = 0; at < expected.KeyValues.Count; at++)
        {
            var (one, other) = (expected.KeyValues[at], actual.KeyValues[at]);
            Assert.Equal(one with { Value = default }, other with { Value = default });
            Assert.True(one.Value.Span.SequenceEqual(other.Value.Span), $"the value of {one.Key}");
        }
    }
}
