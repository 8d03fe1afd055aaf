namespace KvTui.Core.Writes;

/// <summary>What the value pane has of a key in the key pane.</summary>
internal static class ShownKey
{
    /// <summary>The key with its value, if that is in the pane as the key was listed; else null.</summary>
    public static KeyValue? Of(ExplorerState state, KeyEntry entry) =>
        state.Detail is { Status: LoadStatus.Loaded, Value: { } value } detail
        && !ClusterIds.Differ(detail.ClusterId, state.Keyspace.ClusterId)
        && value.Key == entry.Key
        && (value.CreateRevision, value.ModRevision, value.Version) == (entry.CreateRevision, entry.ModRevision, entry.Version)
            ? value
            : null;
}
