namespace KvTui.Core.Keyspace;

/// <summary>Tells clusters apart by their ids; 0 stands for a cluster that is not known.</summary>
internal static class ClusterIds
{
    /// <summary>Whether two clusters are known to be different ones.</summary>
    public static bool Differ(ulong one, ulong other) => one != 0 && other != 0 && one != other;

    /// <summary>The id as etcd's tools write it, always 16 digits: “cdf818194e3a8c32”.</summary>
    public static string Text(ulong id) => id.ToString("x16", CultureInfo.InvariantCulture);
}
