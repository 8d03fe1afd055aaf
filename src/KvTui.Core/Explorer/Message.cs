using KvTui.Etcd.Calls.Access;
using KvTui.Etcd.Cluster;
using KvTui.Etcd.Model.Options;
using KvTui.Etcd.Watch;

namespace KvTui.Core.Explorer;

/// <summary>Something that happened and that the state may have to follow; a closed family of records.</summary>
public abstract record Message
{
    /// <summary>Its kind alone: what it carries may be large or secret, and is in no log.</summary>
    public sealed override string ToString() => GetType().Name;
}

/// <summary>The mirror of the keyspace reports.</summary>
/// <param name="Scope">What it mirrors.</param>
public sealed record KeyspaceMessage(WatchUpdate Update, WatchScope Scope) : Message;

/// <summary>The keyspace cannot be listed or watched, and trying again is pointless.</summary>
public sealed record KeyspaceRefusedMessage(EtcdException Error) : Message;

/// <summary>A watch brought so much that it was ended.</summary>
public sealed record WatchTooBusyMessage(WatchScope Scope, WatchRate Rate) : Message;

/// <summary>All members have been asked.</summary>
/// <param name="Asked">When the asking began; null for just now.</param>
public sealed record ClusterMessage(ClusterReport Report, DateTimeOffset? Asked = null) : Message;

/// <summary>What the user may do has been learned, for the first time or again.</summary>
/// <param name="Ignored">The user that was given though authentication is off; null if there is none.</param>
public sealed record AccessMessage(AccessRights Rights, string? Ignored = null) : Message;

/// <summary>The calls made to etcd so far.</summary>
/// <param name="Recent">The last ones, oldest first.</param>
/// <param name="Totals">What there was since the start.</param>
public sealed record CallsMessage(ImmutableArray<CallRecord> Recent, LoadTotals Totals) : Message;

/// <summary>A call has done something to the cluster itself, or has failed to.</summary>
public sealed record ActMessage(CallRecord Call) : Message;

/// <summary>A background service broke; it is started again unless <paramref name="Final"/>.</summary>
public sealed record ServiceMessage(string Service, string Error, bool Final) : Message;

/// <summary>Time that the screen shows has passed: an age or a countdown.</summary>
public sealed record TickMessage : Message
{
    public static TickMessage Instance { get; } = new();
}

/// <summary>The terminal is gone: there is nobody to show anything to.</summary>
public sealed record InputEndedMessage : Message;
