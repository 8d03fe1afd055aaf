namespace KvTui.Etcd.Cluster;

/// <summary>
/// Why a member cannot be asked at the address that it advertises: others advertise it too, or another one answers there.
/// </summary>
/// <param name="Address">The advertised address.</param>
/// <param name="SharedWith">The labels of other members that advertise the address; empty if there are none.</param>
/// <param name="ForeignCluster">The id of another cluster that answers there; 0 if none does.</param>
/// <param name="AnsweredBy">The label of the member of this cluster that answers there; empty if none does.</param>
public sealed record Misdirection(EtcdEndpoint Address, IReadOnlyList<string> SharedWith, ulong ForeignCluster, string AnsweredBy)
{
    /// <summary>What answers there: “n2”, “nobody”, “another cluster (1a2b)”.</summary>
    public string Who => ForeignCluster != 0 ? $"another cluster ({ForeignCluster.ToString("x", CultureInfo.InvariantCulture)})"
        : AnsweredBy.Length > 0 ? AnsweredBy
        : "nobody";

    /// <summary>“nobody answers there; n1, n3 advertise it too”, for use beside the address.</summary>
    public string Text
    {
        get
        {
            var who = ForeignCluster != 0 ? "another cluster" : Who;
            var verb = SharedWith.Count == 1 ? "advertises" : "advertise";
            return $"{who} answers there{(SharedWith.Count == 0 ? "" : $"; {string.Join(", ", SharedWith)} {verb} it too")}";
        }
    }
}
