namespace KvTui.Core.Runtime.Writes;

/// <summary>Sees to it that nothing is concluded of one cluster from an answer of another.</summary>
internal static class ClusterCheck
{
    /// <summary>Refuses an answer of another cluster than a write is meant for.</summary>
    /// <exception cref="EtcdException">The clusters differ: <see cref="EtcdErrorKind.WrongCluster"/>.</exception>
    public static void Require(WriteRequest request, ResponseHeader header)
    {
        if (ClusterIds.Differ(request.ClusterId, header.ClusterId))
        {
            var (shown, read) = (ClusterIds.Text(request.ClusterId), ClusterIds.Text(header.ClusterId));
            throw new EtcdException(
                EtcdErrorKind.WrongCluster, $"it was shown as of cluster {shown}, and cluster {read} is read now; look at it there first.")
            {
                OtherClusterId = header.ClusterId,
            };
        }
    }
}
