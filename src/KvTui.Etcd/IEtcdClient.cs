using KvTui.Etcd.Auth;
using KvTui.Etcd.Cluster;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Leases;
using KvTui.Etcd.Maintenance;
using KvTui.Etcd.Mirroring;
using KvTui.Etcd.Watch;

namespace KvTui.Etcd;

/// <summary>A client of one cluster: its services, over one connection a member.</summary>
public interface IEtcdClient : IAsyncDisposable
{
    EtcdClientOptions Options { get; }

    IKvClient Kv { get; }

    IWatchClient Watch { get; }

    ILeaseClient Leases { get; }

    IClusterClient Cluster { get; }

    IMaintenanceClient Maintenance { get; }

    IAuthClient Auth { get; }

    IKeyspaceMirror Mirror { get; }

    /// <summary>The endpoint that reads go to now.</summary>
    EtcdEndpoint Current { get; }

    /// <summary>Whether somebody looks at what is read; if not, background requests leave pauses between them. True at the start.</summary>
    bool IsAttended { get; set; }

    /// <summary>
    /// Says that the member at this endpoint leaves a request without an answer: where there are other endpoints calls go there for some seconds, and a watch that runs
    /// on it is probed now and moves unless it answers within a second.
    /// </summary>
    void Suspect(EtcdEndpoint endpoint);

    /// <summary>How many connections to an endpoint have been made so far: while it stays the same, calls go over the same one.</summary>
    int ConnectionsTo(EtcdEndpoint endpoint);
}
