using KvTui.Core.State.Watching;

namespace KvTui.Core.Runtime;

/// <summary>The background services as effects see them.</summary>
public interface IServiceControl
{
    /// <summary>Reconnect, and ask all members, without waiting.</summary>
    void Refresh();

    /// <summary>List and watch other keys than so far.</summary>
    void Follow(WatchScope scope);

    /// <summary>Hold the listing of keys, or let it go on.</summary>
    void HoldListing(bool held);

    /// <summary>Say whether somebody looks at the screen.</summary>
    void Attend(bool attended);

    /// <summary>Start or stop posting each call to etcd as it ends.</summary>
    void FollowCalls(bool following);
}
