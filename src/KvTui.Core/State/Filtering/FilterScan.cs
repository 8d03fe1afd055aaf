using KvTui.Core.State.Keyspace;

namespace KvTui.Core.State.Filtering;

/// <summary>A scan for the keys that a filter lets through, while it runs.</summary>
/// <param name="Keys">The version of the index that is searched.</param>
/// <param name="From">The first key that is searched.</param>
/// <param name="First">Its rank; what is before it is known already.</param>
/// <param name="Scanned">How many keys have been searched so far.</param>
public sealed record FilterScan(KeyFilter Filter, KeyIndex Keys, EtcdKey From, int First, int Scanned);
