using KvTui.Etcd.Cluster;

namespace KvTui.Core.Leases;

/// <summary>The leases of a cluster as a list.</summary>
/// <param name="Leases">Those that end first come first.</param>
/// <param name="Orphans">How many have no key: nothing is lost when they end.</param>
/// <param name="Keys">How many keys end with them.</param>
public sealed record LeaseRows(ImmutableArray<LeaseFacts> Leases, int Orphans, long Keys)
{
    /// <summary>The rows of leases whose keys are known.</summary>
    public static LeaseRows Of(IReadOnlyList<LeaseFacts> leases)
    {
        LeaseFacts[] rows = [.. leases];
        Array.Sort(rows, Compare);
        var (orphans, keys) = (0, 0L);
        foreach (var lease in rows)
        {
            (orphans, keys) = (orphans + (lease.Keys.Count == 0 ? 1 : 0), keys + lease.Keys.Count);
        }

        return new([.. rows], orphans, keys);
    }

    /// <summary>“no lease”, “1 lease, 3 keys” or “12 leases, 40 keys; 3 leases have none”.</summary>
    public string Sentence()
    {
        var keys = Quantities.Keys(Keys);
        return Leases.Length switch
        {
            0 => "no lease",
            1 => $"1 lease, {(Keys == 0 ? "without a key" : keys)}",
            var count => $"{Quantities.Count(count)} leases, {keys}{Without()}",
        };
    }

    private string Without() => Orphans switch
    {
        0 => "",
        1 => "; 1 lease has none",
        _ => $"; {Quantities.Count(Orphans)} leases have none",
    };

    /// <summary>Those that end first come first, equal ones by id.</summary>
    private static int Compare(LeaseFacts one, LeaseFacts other) =>
        one.Left.CompareTo(other.Left) is not 0 and var difference ? difference : one.Id.CompareTo(other.Id);
}
