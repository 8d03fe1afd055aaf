using KvTui.Core.Tests.Fakes;
using KvTui.Core.Writes.Guarded;
using KvTui.Etcd.Model;
using KvTui.Testing.Time;

namespace KvTui.Core.Tests.Writes;

/// <summary>
/// Where another cluster answers for that of a write whose answer got lost, its own may come back, unless the explorer has left it.
/// </summary>
public sealed class WriteInquiryClusterTests : IAsyncDisposable
{
    private const ulong Own = 0xC1;

    private static readonly KeyValue Base = Sample.Pair("k", "old", 100);
    private static readonly WriteRequest.Save Save = new(Base, "new"u8.ToArray()) { ClusterId = Own };

    private readonly FakeEtcdClient _client = new();
    private readonly ManualTimeProvider _clock = new();

    public WriteInquiryClusterTests() => _client.FakeKv.OnRead = (_, _) => _client.FakeKv.Ranges.Count > 1
        ? Task.FromResult(FakeKvClient.Page(Base) with { Header = new(Own, 1, 1000, 7) })
        : throw new EtcdException(EtcdErrorKind.WrongCluster, "another cluster", Sample.Endpoint);

    [Fact]
    public async Task While_it_is_the_one_that_is_read_it_is_asked_again_in_a_moment()
    {
        var asking = AskAsync();
        Assert.False(asking.IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(100));
        Assert.Equal(new WriteOutcome.NotApplied(Base, Sample.Lost), await asking);
    }

    [Fact]
    public async Task When_another_one_is_read_by_now_nothing_more_can_be_known()
    {
        _client.MoveTo(0xB);
        var asking = AskAsync();
        Assert.True(asking.IsCompleted);
        Assert.Equal(new WriteOutcome.Unknown(Sample.Lost, null), await asking);
        Assert.Single(_client.FakeKv.Ranges);
    }

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    private Task<WriteOutcome> AskAsync() =>
        new WriteInquiry(_client, _clock, Save, Sample.Lost, ClusterMoment.Unknown.Or(new(Own, 1, 999, 7)))
            .RunAsync(TestContext.Current.CancellationToken);
}
