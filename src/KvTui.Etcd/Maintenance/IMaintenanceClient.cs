namespace KvTui.Etcd.Maintenance;

/// <summary>The Maintenance service.</summary>
public interface IMaintenanceClient
{
    /// <summary>Asks exactly this endpoint for its status; never another, never twice. It is waited for up to 30 s, whatever the command timeout is.</summary>
    Task<EndpointStatus> StatusAsync(EtcdEndpoint endpoint, CancellationToken cancellationToken);

    /// <summary>The alarms raised in the cluster; needs a quorum.</summary>
    Task<IReadOnlyList<Alarm>> AlarmsAsync(CancellationToken cancellationToken);
}
