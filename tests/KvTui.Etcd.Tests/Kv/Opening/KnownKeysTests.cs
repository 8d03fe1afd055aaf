using KvTui.Etcd.Kv.Opening;
using KvTui.Etcd.Model;
using KvTui.Etcd.Tests.Kv.Listing;
using KvTui.Etcd.Tests.Watching;
using KvTui.Testing.Time;

namespace KvTui.Etcd.Tests.Kv.Opening;

/// <summary>Which keys show where to look for the first ones of a large keyspace.</summary>
public sealed class KnownKeysTests : IAsyncDisposable
{
    private static readonly KeyspaceSize Large = new(1000, 1_000_000);
    private static readonly EtcdKey Kubernetes = EtcdKey.FromText("/registry/namespaces/default");
    private static readonly EtcdKey OpenShift = EtcdKey.FromText("/kubernetes.io/namespaces/default");
    private static readonly EtcdKey Recent = EtcdKey.FromText("k0");

    private readonly FakeWatches _member = new(clock: new ManualTimeProvider());

    public KnownKeysTests()
    {
        _member.Script(false, FakeWatches.Creation(1000), FakeWatches.Puts(0, 990));
        _member.Script(false, FakeWatches.Creation(1000), FakeWatches.Puts(0, 800));
    }

    [Fact]
    public async Task What_every_kubernetes_cluster_has_is_known_where_it_is_there_and_no_history_is_read()
    {
        Assert.Equal([Kubernetes], await FindAsync(KeyRange.All, Kubernetes, Recent));
        Assert.Equal([OpenShift], await FindAsync(KeyRange.All, OpenShift, Recent));
        Assert.Empty(_member.Created);
    }

    [Fact]
    public async Task Elsewhere_what_was_written_last_is_known() => Assert.Equal([Recent], await FindAsync(KeyRange.All, EtcdKey.FromText("a"), Recent));

    [Fact]
    public async Task What_lies_outside_of_the_range_is_not_asked_for() => Assert.Equal([Recent], await FindAsync(KeyRange.Prefix(EtcdKey.FromText("k")), Kubernetes, Recent));

    public ValueTask DisposeAsync() => _member.DisposeAsync();

    private Task<IReadOnlyList<EtcdKey>> FindAsync(KeyRange keys, params IEnumerable<EtcdKey> stored) =>
        _member.KnownAsync(new SortedKvClient(new([.. stored.Order()])), keys, Large);
}
