using KvTui.Etcd.Cluster;

namespace KvTui.App.Messages;

/// <summary>All members have been asked.</summary>
public sealed record ClusterMessage(ClusterReport Report) : Message;
