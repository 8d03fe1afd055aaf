using KvTui.Etcd.Cluster;

namespace KvTui.Core.Leases;

/// <summary>The leases of a cluster as a list.</summary>
/// <param name="Leases">In the order wanted.</param>
/// <param name="Orphans">How many have no key: nothing is lost when they end.</param>
/// <param name="Keys">How many keys end with them.</param>
public sealed record LeaseRows(ImmutableArray<LeaseFacts> Leases, int Orphans, long Keys)
{
    /// <summary>The rows of leases whose keys are known.</summary>
    public static LeaseRows Of(IReadOnlyList<LeaseFacts> leases, LeaseOrder order)
    {
        LeaseFacts[] rows = [.. leases];
        Array.Sort(rows, (one, other) => Compare(one, other, order));
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
        var keys = Keys == 1 ? "1 key" : $"{Quantities.Count(Keys)} keys";
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

    /// <summary>Equal ones by id.</summary>
    private static int Compare(LeaseFacts one, LeaseFacts other, LeaseOrder order)
    {
        var difference = order switch
        {
            LeaseOrder.Left => one.Left.CompareTo(other.Left),
            LeaseOrder.Granted => one.Granted.CompareTo(other.Granted),
            LeaseOrder.Keys => other.Keys.Count.CompareTo(one.Keys.Count),
            LeaseOrder.Id => 0,
            _ => throw new ArgumentOutOfRangeException(nameof(order), order, "is not a known order"),
        };
        return difference != 0 ? difference : one.Id.CompareTo(other.Id);
    }
}

/// <summary>What leases are sorted by.</summary>
public enum LeaseOrder
{
    /// <summary>Those that end first.</summary>
    Left,

    /// <summary>Those that were granted for the shortest time first.</summary>
    Granted,

    /// <summary>Those with the most keys first.</summary>
    Keys,

    Id,
}
