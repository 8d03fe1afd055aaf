using KvTui.Etcd.Mirroring;

namespace KvTui.App.Messages;

/// <summary>The mirror of the keyspace reports.</summary>
public sealed record KeyspaceMessage(MirrorUpdate Update) : Message;
