using KvTui.Etcd.Cluster;
using KvTui.Etcd.Cluster.Auth;
using KvTui.Etcd.Transport.Pages;
using KvTui.Etcd.Watch;

namespace KvTui.Etcd;

/// <summary>A client of one cluster: its services, over one connection per endpoint.</summary>
public interface IEtcdClient : IAsyncDisposable
{
    EtcdClientOptions Options { get; }

    IKvClient Kv { get; }

    IWatchClient Watch { get; }

    ILeaseClient Leases { get; }

    IClusterClient Cluster { get; }

    IMaintenanceClient Maintenance { get; }

    IAuthClient Auth { get; }

    IUserClient Users { get; }

    IMemberPages Pages { get; }

    IKeyspaceMirror Mirror { get; }

    /// <summary>The endpoint that calls currently prefer.</summary>
    EtcdEndpoint Current { get; }

    /// <summary>
    /// The id of the cluster that this client reads, which is that of the first answer; 0 before it. Answers of other clusters' members are
    /// refused (<see cref="EtcdErrorKind.WrongCluster"/>) unless the call names the endpoint.
    /// </summary>
    ulong ClusterId { get; }

    /// <summary>Whether somebody looks at what is read; if not, there are pauses between background requests. Initially true.</summary>
    bool IsAttended { get; set; }

    /// <summary>
    /// Reports that the member at this endpoint leaves a request unanswered. If there are others, calls go there for some seconds, and a
    /// watch here moves unless the member answers a call within 0.3 s.
    /// </summary>
    void Suspect(EtcdEndpoint endpoint);

    /// <summary>Reads another cluster from now on, which answers on these endpoints instead of the previous one.</summary>
    void MoveTo(ulong clusterId);

    /// <summary>The number of the open connection to an endpoint, new for each connection; 0 if none or several are open.</summary>
    long ConnectionTo(EtcdEndpoint endpoint);
}
