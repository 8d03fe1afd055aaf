using KvTui.Core.Keyspace.Watching;
using KvTui.Core.Members;

namespace KvTui.Core.Explorer.Hosting;

/// <summary>The background services, as one.</summary>
public sealed class ServiceControl(EndpointMonitor monitor, KeyspaceWatcher watcher) : IServiceControl
{
    public void Refresh()
    {
        watcher.Refresh();
        monitor.Refresh();
    }

    public void Follow(WatchScope scope) => watcher.Follow(scope);

    public void HoldListing(bool held) => watcher.HoldListing(held);

    public void Attend(bool attended) => monitor.Attend(attended);

    public void FollowCalls(bool following) => monitor.FollowCalls(following);
}
