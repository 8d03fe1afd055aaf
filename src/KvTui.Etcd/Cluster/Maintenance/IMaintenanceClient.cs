using KvTui.Etcd.Model;

namespace KvTui.Etcd.Cluster.Maintenance;

/// <summary>The Maintenance service.</summary>
public interface IMaintenanceClient
{
    /// <summary>Asks exactly this endpoint for its status; never another, never twice. It is waited for up to 30 s, whatever the command timeout is.</summary>
    Task<EndpointStatus> StatusAsync(EtcdEndpoint endpoint, CancellationToken cancellationToken);

    /// <summary>
    /// Asks an endpoint for its status over a new connection, which is closed then: behind a balancer another member may answer than on the
    /// one that stands.
    /// </summary>
    Task<EndpointStatus> StatusApartAsync(EtcdEndpoint endpoint, CancellationToken cancellationToken);

    /// <summary>Asks exactly this endpoint which member of which cluster it is, by whatever this user may ask; never another. It is waited for as for its status.</summary>
    Task<ResponseHeader> IdentifyAsync(EtcdEndpoint endpoint, CancellationToken cancellationToken);

    /// <summary>Waits until this endpoint has answered anything, be it for a user who may not ask for its status: it reads a key without its value.</summary>
    /// <exception cref="EtcdException">It does not answer.</exception>
    Task PingAsync(EtcdEndpoint endpoint, CancellationToken cancellationToken);

    /// <summary>The alarms raised in the cluster; needs a quorum.</summary>
    Task<IReadOnlyList<Alarm>> AlarmsAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Waits until the cluster has carried out, or lost, what a member put into the log before: asks for the alarms, which etcd answers
    /// through the log (etcd: server/etcdserver/v3_server.go, Alarm); needs a quorum.
    /// </summary>
    /// <param name="endpoint">The member, asked once; null asks whoever answers.</param>
    Task BarrierAsync(EtcdEndpoint? endpoint, CancellationToken cancellationToken);
}
