namespace KvTui.Core.Explorer.Hosting;

/// <summary>Runs what an update asked for and posts the outcome.</summary>
public interface IEffectRunner
{
    /// <summary>Starts an effect; returns at once and never throws.</summary>
    void Start(Effect effect);
}

/// <summary>Runs the effects that concern the terminal.</summary>
public interface ITerminalEffects
{
    /// <summary>Starts a repaint, a suspension, a switch of the mouse or a copy; returns at once.</summary>
    void Start(Effect effect);
}

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
