using System.Globalization;

namespace KvTui.Etcd.Cluster;

/// <summary>Why a member cannot be asked at the address that it advertises: others advertise the same, or somebody else answers there.</summary>
/// <param name="Address">What it advertises.</param>
/// <param name="SharedWith">The other members that advertise the same, by their labels; empty if there are none.</param>
/// <param name="ForeignCluster">The id of the other cluster that answers there; 0 if none does.</param>
/// <param name="AnsweredBy">The label of the member of this cluster that answers there; empty if none does.</param>
public sealed record Misdirection(EtcdEndpoint Address, IReadOnlyList<string> SharedWith, ulong ForeignCluster, string AnsweredBy)
{
    /// <summary>Who answers there: “n2”, “nobody”, “another cluster (1a2b)”.</summary>
    public string Who => ForeignCluster != 0 ? $"another cluster ({ForeignCluster.ToString("x", CultureInfo.InvariantCulture)})"
        : AnsweredBy.Length > 0 ? AnsweredBy
        : "nobody";

    /// <summary>“advertises the same address as n1, n3; nobody answers there”.</summary>
    public string Text => SharedWith.Count > 0
        ? $"advertises the same address as {string.Join(", ", SharedWith)}; {Who} answers there"
        : $"{Who} answers at the address it advertises";
}
