using KvTui.Etcd.Cluster;

namespace KvTui.Core.Messages;

/// <summary>All members have been asked.</summary>
/// <param name="Asked">When the asking began; null for just now.</param>
public sealed record ClusterMessage(ClusterReport Report, DateTimeOffset? Asked = null) : Message;
