using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using KvTui.Etcd;
using KvTui.Etcd.Cluster;
using KvTui.Etcd.Cluster.Auth;
using KvTui.Etcd.Cluster.Maintenance;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Model;
using KvTui.Etcd.Model.Options;
using KvTui.Etcd.Transport.Pages;
using KvTui.Etcd.Watch;

namespace KvTui.Core.Tests.Fakes;

/// <summary>A client of one healthy member, whose mirror reports what it is given.</summary>
internal sealed class FakeEtcdClient : IEtcdClient, IClusterClient, IMaintenanceClient, IMemberPages, IKeyspaceMirror
{
    private int _statusCalls;
    private int _reconnects;

    public FakeKvClient FakeKv { get; } = new();

    /// <summary>What the mirror yields; after it, it waits until cancelled.</summary>
    public IReadOnlyList<WatchUpdate> Updates { get; set; } = [];

    /// <summary>What the mirror throws after its updates; null for nothing.</summary>
    public Exception? MirrorError { get; set; }

    public int StatusCalls => _statusCalls;

    public int Reconnects => _reconnects;

    /// <summary>What was to be mirrored, in the order of the requests.</summary>
    public ConcurrentQueue<IReadOnlyList<KeyRange>> Mirrored { get; } = [];

    public EtcdClientOptions Options { get; set; } = new() { Endpoints = [Sample.Endpoint] };

    public IKvClient Kv => FakeKv;

    public FakeWatchClient FakeWatch { get; } = new();

    public IWatchClient Watch => FakeWatch;

    public FakeLeaseClient FakeLeases { get; } = new();

    public ILeaseClient Leases => FakeLeases;

    public IClusterClient Cluster => this;

    public IMaintenanceClient Maintenance => this;

    public FakeAuthClient FakeAuth { get; } = new();

    public IAuthClient Auth => FakeAuth;

    public FakeUserClient FakeUsers { get; } = new();

    public IUserClient Users => FakeUsers;

    public IMemberPages Pages => this;

    public IKeyspaceMirror Mirror => this;

    public EtcdEndpoint Current => Sample.Endpoint;

    /// <summary>The members, as they list each other.</summary>
    public IReadOnlyList<Member> Members { get; set; } = [new(1, "n1", [], [Sample.Endpoint.ToString()], false)];

    /// <summary>What a barrier does at an endpoint; null is whichever answers.</summary>
    public Func<EtcdEndpoint?, CancellationToken, Task> OnBarrier { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>The leader that the member names; 0 for none.</summary>
    public ulong Leader { get; set; } = 1;

    /// <summary>Which cluster a member at an endpoint says that it belongs to; null for 0xC1 everywhere.</summary>
    public Func<EtcdEndpoint, ulong>? OnStatus { get; set; }

    /// <summary>The endpoints that barriers were asked of.</summary>
    public ConcurrentQueue<EtcdEndpoint?> Barriers { get; } = new();

    /// <summary>The endpoints that were reported as suspect.</summary>
    public ConcurrentQueue<EtcdEndpoint> Suspects { get; } = [];

    public ulong ClusterId { get; set; } = 0xC1;

    public bool IsAttended { get; set; } = true;

    public void MoveTo(ulong clusterId) => ClusterId = clusterId;

    public void Suspect(EtcdEndpoint endpoint) => Suspects.Enqueue(endpoint);

    /// <summary>How many connections each endpoint has seen; more mean that the last one was recreated.</summary>
    public int Connections { get; set; } = 1;

    public long ConnectionTo(EtcdEndpoint endpoint) => Connections;

    /// <summary>The cluster that acts of care were meant for last; 0 for the one that is read.</summary>
    public ulong MeantFor { get; private set; }

    public IMaintenanceClient ForCluster(ulong clusterId)
    {
        MeantFor = clusterId;
        return this;
    }

    public Task<EndpointStatus> StatusApartAsync(EtcdEndpoint endpoint, CancellationToken cancellationToken) => StatusAsync(endpoint, cancellationToken);

    public Task<MemberList> MemberListAsync(EtcdEndpoint? endpoint, CancellationToken cancellationToken) =>
        Task.FromResult(new MemberList(new(0xC1, 1, 0, 7), Members));

    public Task BarrierAsync(EtcdEndpoint? endpoint, CancellationToken cancellationToken)
    {
        Barriers.Enqueue(endpoint);
        return OnBarrier(endpoint, cancellationToken);
    }

    public Task<EndpointStatus> StatusAsync(EtcdEndpoint endpoint, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _statusCalls);
        var status = Sample.Member(1, Leader).Status!;
        var clusterId = OnStatus is { } cluster ? cluster(endpoint) : status.Header.ClusterId;
        return Task.FromResult(status with { Header = status.Header with { ClusterId = clusterId } });
    }

    public Task<ResponseHeader> IdentifyAsync(EtcdEndpoint endpoint, CancellationToken cancellationToken) => Task.FromResult(Sample.Member(1, leader: 1).Status!.Header);

    public Task PingAsync(EtcdEndpoint endpoint, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<DataHash> HashAsync(EtcdEndpoint endpoint, long revision, TimeSpan timeout, CancellationToken cancellationToken) =>
        Task.FromResult(new DataHash(1, revision, 0, "00000001"));

    public Task<MemberPage> FetchAsync(EtcdEndpoint endpoint, string path, CancellationToken cancellationToken) =>
        Task.FromResult(new MemberPage(endpoint, path) { Error = "serves no pages" });

    public async IAsyncEnumerable<WatchUpdate> MirrorAsync(IReadOnlyList<KeyRange> ranges, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Mirrored.Enqueue(ranges);
        foreach (var update in Updates)
        {
            yield return update;
        }

        if (MirrorError is { } error)
        {
            throw error;
        }

        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
    }

    /// <summary>What was asked of the cluster for its care, in order: “defragment http://…”.</summary>
    public ConcurrentQueue<string> Acts { get; } = [];

    /// <summary>What each of them waits for, or fails with.</summary>
    public Func<string, Task> OnAct { get; set; } = _ => Task.CompletedTask;

    /// <summary>The same, for what can be cancelled; null leaves it to <see cref="OnAct"/>.</summary>
    public Func<CancellationToken, Task>? OnActWith { get; set; }

    public IReadOnlyList<Alarm> Alarms { get; set; } = [];

    public Task DefragmentAsync(EtcdEndpoint endpoint, CancellationToken cancellationToken) => ActAsync($"defragment {endpoint}", cancellationToken);

    public Task MoveLeaderAsync(EtcdEndpoint leader, ulong target, CancellationToken cancellationToken) =>
        ActAsync($"move {leader} {target}", cancellationToken);

    public async Task<ResponseHeader> CompactAsync(long revision, bool isPhysical, CancellationToken cancellationToken)
    {
        await ActAsync($"compact {revision}", cancellationToken);
        return new(0xC1, 1, revision, 7);
    }

    public Task<IReadOnlyList<Alarm>> AlarmsAsync(CancellationToken cancellationToken) => Task.FromResult(Alarms);

    public Task DisarmAsync(Alarm alarm, CancellationToken cancellationToken) => ActAsync($"disarm {alarm.Kind} {alarm.MemberId}", cancellationToken);

    /// <summary>The parts of a snapshot; <see cref="OnAct"/> is waited for before each.</summary>
    public IReadOnlyList<SnapshotPart> Snapshot { get; set; } = [];

    public async IAsyncEnumerable<SnapshotPart> SnapshotAsync(EtcdEndpoint endpoint, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var part in Snapshot)
        {
            await ActAsync($"read from {endpoint}", cancellationToken).WaitAsync(cancellationToken);
            yield return part;
        }
    }

    public async Task<MemberAddition> AddAsync(IReadOnlyList<string> peerUrls, bool isLearner, ulong clusterId, CancellationToken cancellationToken)
    {
        await ActAsync($"add {string.Join(',', peerUrls)}{(isLearner ? " as a learner" : "")} to {clusterId:x}", cancellationToken);
        var added = new Member(9, "", peerUrls, [], isLearner);
        Members = [.. Members, added];
        return new(added, await MemberListAsync(null, cancellationToken));
    }

    public async Task<MemberList> RemoveAsync(ulong id, ulong clusterId, CancellationToken cancellationToken)
    {
        await ActAsync($"remove {id} from {clusterId:x}", cancellationToken);
        Members = [.. Members.Where(member => member.Id != id)];
        return await MemberListAsync(null, cancellationToken);
    }

    public async Task<MemberList> UpdateAsync(ulong id, IReadOnlyList<string> peerUrls, ulong clusterId, CancellationToken cancellationToken)
    {
        await ActAsync($"update {id} to {string.Join(',', peerUrls)} in {clusterId:x}", cancellationToken);
        return await MemberListAsync(null, cancellationToken);
    }

    public async Task<MemberList> PromoteAsync(ulong id, ulong clusterId, CancellationToken cancellationToken)
    {
        await ActAsync($"promote {id} in {clusterId:x}", cancellationToken);
        return await MemberListAsync(null, cancellationToken);
    }

    public void ReconnectNow() => Interlocked.Increment(ref _reconnects);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Task ActAsync(string act, CancellationToken cancellationToken)
    {
        Acts.Enqueue(act);
        return OnActWith is { } cancellable ? cancellable(cancellationToken) : OnAct(act);
    }
}
