using KvTui.App.State.Watching;
using KvTui.Etcd.Mirroring;

namespace KvTui.App.Messages;

/// <summary>The mirror of the keyspace reports.</summary>
/// <param name="Scope">What it mirrors.</param>
public sealed record KeyspaceMessage(MirrorUpdate Update, WatchScope Scope) : Message;
