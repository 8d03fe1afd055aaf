namespace KvTui.Core.Browse;

/// <summary>What a filter has found.</summary>
/// <param name="Filter">The filter that let these keys through, an earlier one until the wanted one has its first hits; or null.</param>
/// <param name="Found">The keys that it lets through, of those that have been searched.</param>
/// <param name="Searched">The version of the index that has been searched whole; an earlier one while a scan runs.</param>
/// <param name="Scan">The scan that runs; null if none does.</param>
/// <param name="Generation">Of the scan that was asked for last; what others find is dropped.</param>
public sealed record FilterState(KeyFilter? Filter, KeyIndex Found, KeyIndex Searched, FilterScan? Scan, long Generation)
{
    /// <summary>Nothing found, and nothing looked for.</summary>
    public static FilterState None { get; } = new(null, KeyIndex.Empty, KeyIndex.Empty, null, 0);
}

/// <summary>A scan for the keys that a filter lets through, while it runs.</summary>
/// <param name="Keys">The version of the index that is searched.</param>
/// <param name="From">The first key that is searched.</param>
/// <param name="First">Its rank; what is before it is known already.</param>
/// <param name="Scanned">How many keys have been searched so far.</param>
public sealed record FilterScan(KeyFilter Filter, KeyIndex Keys, EtcdKey From, int First, int Scanned);
