using KvTui.Etcd.Cluster;
using KvTui.Etcd.Cluster.Auth;
using KvTui.Etcd.Cluster.Leases;
using KvTui.Etcd.Cluster.Maintenance;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Model;
using KvTui.Etcd.Model.Options;
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

    /// <summary>
    /// The id of the cluster that this client reads: that of the first answer; 0 before it. Members of other clusters are not read from
    /// (<see cref="EtcdErrorKind.WrongCluster"/>), unless asked by their endpoint.
    /// </summary>
    ulong ClusterId { get; }

    /// <summary>Whether somebody looks at what is read; if not, background requests leave pauses between them. True at the start.</summary>
    bool IsAttended { get; set; }

    /// <summary>
    /// Says that the member at this endpoint leaves a request without an answer: where there are other endpoints calls go there for some seconds, and a watch that runs
    /// on it is probed now and moves unless it answers within a second.
    /// </summary>
    void Suspect(EtcdEndpoint endpoint);

    /// <summary>Reads another cluster from now on: one that answers on these endpoints in place of the one read so far.</summary>
    void MoveTo(ulong clusterId);

    /// <summary>The number of the connection to an endpoint: while it stays the same, calls go over the same one; 0 while none is open, or more than one.</summary>
    long ConnectionTo(EtcdEndpoint endpoint);
}
