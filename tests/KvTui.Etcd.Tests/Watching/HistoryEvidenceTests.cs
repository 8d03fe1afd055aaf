using Etcdserverpb;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Kv.Client;
using KvTui.Etcd.Model;
using KvTui.Etcd.Tests.Calls;
using KvTui.Etcd.Watch;
using KeyValue = KvTui.Etcd.Model.KeyValue;

namespace KvTui.Etcd.Tests.Watching;

/// <summary>Whether a cluster that is met again is the one that was seen, or one that was made anew under the same names.</summary>
public sealed class HistoryEvidenceTests : IAsyncDisposable
{
    private static readonly KeyValue Older = Pair("a", 5, 2);
    private static readonly KeyValue Newest = Pair("b", 9, 3);

    private readonly HistoryEvidence _evidence = new();
    private readonly Queue<EtcdErrorKind> _failures = new();
    private readonly FakeCluster _cluster;
    private KeyValue? _found = Newest;

    public HistoryEvidenceTests()
    {
        _cluster = new(FakeCluster.Options(1), (endpoint, _, _) => _failures.TryDequeue(out var kind) ? new(kind, "no", endpoint) : null);
        Member.Message = _ => Answer(_found);
    }

    private FakeTransport Member => _cluster.Transport(FakeCluster.Endpoint(1));

    [Fact]
    public async Task The_newest_key_that_was_listed_is_looked_for_at_its_revision()
    {
        _evidence.Add(KeyPage.Of(default, [Older, Newest, Pair("c", 7, 1)], false, 3));

        Assert.Null(await FaultAsync());
        Assert.Equal(("b", 9), Asked());
    }

    [Fact]
    public async Task The_newest_put_that_was_watched_is_and_no_deletion()
    {
        _evidence.Add(KeyPage.Of(default, [Older], false, 1));
        _evidence.Add([new(WatchEventKind.Put, Newest, null), new(WatchEventKind.Put, Pair("c", 8, 1), null), new(WatchEventKind.Delete, Pair("b", 11, 0), null)]);

        Assert.Null(await FaultAsync());
        Assert.Equal(("b", 9), Asked());
    }

    [Fact]
    public async Task What_differs_in_any_number_or_is_not_there_is_not_what_was_seen()
    {
        _evidence.Add(KeyPage.Of(default, [Newest], false, 1));
        foreach (var other in (KeyValue?[])[null, Pair("b", 9, 4), Pair("b", 8, 3), Newest with { CreateRevision = 2 }])
        {
            _found = other;
            Assert.StartsWith("the change seen last, at revision 9, is not in the cluster's history", await FaultAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_cluster_that_has_not_come_so_far_was_made_anew()
    {
        _evidence.Add(KeyPage.Of(default, [Newest], false, 1));
        _failures.Enqueue(EtcdErrorKind.FutureRevision);

        Assert.StartsWith("the cluster has not reached revision 9", await FaultAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_revision_is_compacted_the_key_of_now_decides()
    {
        _evidence.Add(KeyPage.Of(default, [Newest], false, 1));
        _failures.Enqueue(EtcdErrorKind.Compacted);
        Assert.Null(await FaultAsync());
        Assert.Equal(("b", 0), Asked());

        _failures.Enqueue(EtcdErrorKind.Compacted);
        _found = Pair("b", 12, 4);
        Assert.NotNull(await FaultAsync());
    }

    [Fact]
    public async Task A_read_that_fails_leaves_it_open()
    {
        _evidence.Add(KeyPage.Of(default, [Newest], false, 1));
        _failures.Enqueue(EtcdErrorKind.PermissionDenied);

        Assert.Equal(EtcdErrorKind.PermissionDenied, (await Assert.ThrowsAsync<EtcdException>(FaultAsync)).Kind);
    }

    [Fact]
    public async Task Before_a_key_was_seen_and_after_a_new_beginning_nothing_can_be_told()
    {
        Assert.Equal("the connection was lost before any key was seen", await FaultAsync());
        _evidence.Add(KeyPage.Of(default, [Newest], false, 1));
        _evidence.Clear();
        Assert.NotNull(await FaultAsync());
        Assert.Empty(Member.Calls);
    }

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    private static KeyValue Pair(string key, long revision, long version) => new(EtcdKey.FromText(key), default, 1, revision, version, 0);

    private static RangeResponse Answer(KeyValue? found)
    {
        var answer = new RangeResponse { Header = new() { ClusterId = 1, MemberId = 1, Revision = 20 } };
        if (found is not null)
        {
            answer.Kvs.Add(new Mvccpb.KeyValue
            {
                Key = Google.Protobuf.ByteString.CopyFrom(found.Key.Span),
                CreateRevision = found.CreateRevision,
                ModRevision = found.ModRevision,
                Version = found.Version,
            });
        }

        return answer;
    }

    /// <summary>The key and the revision of the last read.</summary>
    private (string Key, long Revision) Asked()
    {
        var request = Assert.IsType<RangeRequest>(Member.Requests.Last());
        return (request.Key.ToStringUtf8(), request.Revision);
    }

    private Task<string?> FaultAsync() => _evidence.FindFaultAsync(new KvClient(_cluster.Pipeline), TestContext.Current.CancellationToken);
}
