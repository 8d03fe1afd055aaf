namespace KvTui.Etcd.Cluster.Diagnosis;

/// <summary>What comparing the hashes of the members' data has shown.</summary>
public enum HashOutcome
{
    /// <summary>All members that were compared have the same data.</summary>
    Agree,

    /// <summary>They have not, as two comparisons in a row have shown.</summary>
    Differ,

    /// <summary>The databases are so large that comparing them has to be asked for.</summary>
    TooLarge,

    /// <summary>Nothing could be compared.</summary>
    NotCompared,
}

/// <summary>The hashes of the members' data, and what they say.</summary>
public sealed record HashComparison(HashOutcome Outcome)
{
    /// <summary>The hashes that were compared, of one revision and one compact revision; empty if none were.</summary>
    public IReadOnlyList<DataHash> Hashes { get; init; } = [];

    /// <summary>How many bytes of databases are read for it, all members together.</summary>
    public long Bytes { get; init; }

    /// <summary>Why nothing was compared, as part of a sentence; empty where there is nothing to compare with, or something was.</summary>
    public string Why { get; init; } = "";

    /// <summary>Compares hashes; null unless all are of one revision and one compact revision.</summary>
    public static HashComparison? Of(IReadOnlyList<DataHash> hashes)
    {
        var first = hashes[0];
        return hashes.Any(hash => hash.Revision != first.Revision || hash.CompactRevision != first.CompactRevision)
            ? null
            : new(hashes.All(hash => hash.Hash == first.Hash) ? HashOutcome.Agree : HashOutcome.Differ) { Hashes = hashes };
    }

    /// <summary>
    /// The members whose data is not that of most voters; empty if none of several kinds of data is that of most voters, or all agree.
    /// </summary>
    /// <param name="voters">How many voters the cluster has, whether they were compared or not.</param>
    public IReadOnlyList<ulong> Odd(int voters)
    {
        var common = Hashes.GroupBy(static hash => hash.Hash).FirstOrDefault(group => group.Count() > voters / 2);
        return common is null ? [] : [.. Hashes.Where(hash => hash.Hash != common.Key).Select(static hash => hash.MemberId)];
    }

    /// <summary>Whether the same members differ from each other as in another comparison.</summary>
    internal bool IsLike(HashComparison other) => Kinds() == other.Kinds();

    /// <summary>For each member, in order of ids, the first one with the same data.</summary>
    private string Kinds()
    {
        var ordered = Hashes.OrderBy(static hash => hash.MemberId).ToList();
        return string.Join(' ', ordered.Select(hash => $"{hash.MemberId}={ordered.Find(other => other.Hash == hash.Hash)!.MemberId}"));
    }
}
