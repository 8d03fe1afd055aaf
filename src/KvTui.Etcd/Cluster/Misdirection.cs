using System.Globalization;
using KvTui.Etcd.Model;

namespace KvTui.Etcd.Cluster;

/// <summary>
/// Why a member cannot be asked at the address that it advertises: others advertise the same, or somebody else answers there.
/// </summary>
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

    /// <summary>“nobody answers there; n1, n3 advertise it too”, for beside the address.</summary>
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
