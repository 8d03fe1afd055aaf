namespace KvTui.Core.Messages;

/// <summary>The keyspace can not be listed or watched, and trying again is pointless.</summary>
public sealed record KeyspaceRefusedMessage(EtcdException Error) : Message;
