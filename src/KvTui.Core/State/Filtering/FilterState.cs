using KvTui.Core.State.Keyspace;

namespace KvTui.Core.State.Filtering;

/// <summary>What a filter has found.</summary>
/// <param name="Filter">The filter that let these keys through: still an earlier one until the first hits of the one that is wanted have come; null if nothing has been found yet.</param>
/// <param name="Found">The keys that it lets through, of those that have been searched.</param>
/// <param name="Searched">The version of the index that has been searched whole; an earlier one while a scan runs.</param>
/// <param name="Scan">The scan that runs; null if none does.</param>
/// <param name="Generation">Of the scan that was asked for last; what others find is dropped.</param>
public sealed record FilterState(KeyFilter? Filter, KeyIndex Found, KeyIndex Searched, FilterScan? Scan, long Generation)
{
    /// <summary>Nothing found, and nothing looked for.</summary>
    public static FilterState None { get; } = new(null, KeyIndex.Empty, KeyIndex.Empty, null, 0);
}
