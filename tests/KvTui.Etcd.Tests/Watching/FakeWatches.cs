using Etcdserverpb;
using Google.Protobuf;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Kv.Opening;
using KvTui.Etcd.Model;
using KvTui.Etcd.Tests.Calls;
using KvTui.Etcd.Transport;
using KvTui.Etcd.Watch;
using Event = Mvccpb.Event;
using KeyValue = Mvccpb.KeyValue;
using ResponseHeader = Etcdserverpb.ResponseHeader;

namespace KvTui.Etcd.Tests.Watching;

/// <summary>A member whose watch streams answer as the test says, one script for each stream; no server is behind it.</summary>
internal sealed class FakeWatches : IAsyncDisposable
{
    private readonly Queue<FakeStream> _scripts = new();
    private readonly FakeCluster _cluster;

    /// <param name="read">What a read of the newest or of a wanted revision fails with; null if it is answered.</param>
    /// <param name="clock">The system's if null.</param>
    public FakeWatches(Func<EtcdException?>? read = null, TimeProvider? clock = null)
    {
        _cluster = new(FakeCluster.Options(1), (_, method, _) => method == RpcMethod.Range ? read?.Invoke() : null, clock);
        Member.Stream = first =>
        {
            Created.Add(((WatchRequest)first).CreateRequest.StartRevision);
            BeforeStream?.Invoke(Created.Count);
            return _scripts.Dequeue();
        };
        Member.Message = method => method == RpcMethod.Range ? new RangeResponse { Header = Header(Newest) } : null;
    }

    /// <summary>The revision that a read of the whole cluster tells.</summary>
    public long Newest { get; set; } = 10;

    /// <summary>Called before a stream is opened, with its number from 1.</summary>
    public Action<int>? BeforeStream { get; set; }

    /// <summary>The start revision of the first watcher of each stream.</summary>
    public List<long> Created { get; } = [];

    public FakeTransport Member => _cluster.Transport(FakeCluster.Endpoint(1));

    /// <summary>The version that the member has told.</summary>
    public Version? Version
    {
        set => _cluster.Pipeline.Pool.Of(FakeCluster.Endpoint(1)).ServerVersion = value;
    }

    /// <summary>The messages of the next stream, and whether it ends after them.</summary>
    public FakeStream Script(bool ends, params IEnumerable<IMessage> answers)
    {
        var stream = new FakeStream(answers, ends);
        _scripts.Enqueue(stream);
        return stream;
    }

    /// <summary>The next updates of a watch, as many as are wanted.</summary>
    public async Task<IReadOnlyList<WatchUpdate>> WatchAsync(int count, long start, int ranges = 1)
    {
        var options = new WatchOptions { Ranges = [.. Enumerable.Range(0, ranges).Select(static range => KeyRange.Key(EtcdKey.FromText($"k{range}")))], StartRevision = start };
        var updates = new List<WatchUpdate>();
        await foreach (var update in new WatchClient(_cluster.Pipeline).WatchAsync(options, TestContext.Current.CancellationToken))
        {
            updates.Add(update);
            if (updates.Count == count)
            {
                break;
            }
        }

        return updates;
    }

    /// <summary>The keys that the history of the last revisions tells.</summary>
    public Task<IReadOnlyList<EtcdKey>> RecentAsync(KeyspaceSize size) => new RecentKeys(_cluster.Pipeline).ReadAsync(KeyRange.All, size, TestContext.Current.CancellationToken);

    /// <summary>Keys that show where to look for the first ones, among those that a service holds and the history tells.</summary>
    public Task<IReadOnlyList<EtcdKey>> KnownAsync(IKvClient kv, KeyRange keys, KeyspaceSize size) =>
        new KnownKeys(kv, new(_cluster.Pipeline)).FindAsync(keys, size, TestContext.Current.CancellationToken);

    /// <summary>The client reads another cluster from now on.</summary>
    public void MoveTo(ulong clusterId) => _cluster.Pipeline.MoveTo(clusterId);

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    public static WatchResponse Creation(long revision, long watcher = 0, ulong cluster = 1) => new() { Header = Header(revision, cluster), WatchId = watcher, Created = true };

    public static WatchResponse Progress(long revision, long watcher = 0) => new() { Header = Header(revision), WatchId = watcher };

    public static WatchResponse Puts(long watcher, params IEnumerable<long> revisions)
    {
        var response = new WatchResponse { Header = Header(revisions.Last()), WatchId = watcher };
        response.Events.AddRange(revisions.Select(static revision => new Event { Kv = new KeyValue { Key = ByteString.CopyFromUtf8("k0"), ModRevision = revision } }));
        return response;
    }

    private static ResponseHeader Header(long revision, ulong cluster = 1) => new() { ClusterId = cluster, MemberId = 1, Revision = revision };
}
