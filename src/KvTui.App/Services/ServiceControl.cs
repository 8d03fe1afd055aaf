using KvTui.App.Runtime;

namespace KvTui.App.Services;

/// <summary>The background services, as one.</summary>
public sealed class ServiceControl(EndpointMonitor monitor, KeyspaceWatcher watcher) : IServiceControl
{
    public void Refresh()
    {
        watcher.Refresh();
        monitor.Refresh();
    }

    public void Attend(bool attended) => monitor.Attend(attended);

    public void FollowCalls(bool following) => monitor.FollowCalls(following);
}
