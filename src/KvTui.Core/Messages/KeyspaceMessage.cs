using KvTui.Core.State.Watching;
using KvTui.Etcd.Watch;

namespace KvTui.Core.Messages;

/// <summary>The mirror of the keyspace reports.</summary>
/// <param name="Scope">What it mirrors.</param>
public sealed record KeyspaceMessage(WatchUpdate Update, WatchScope Scope) : Message;
