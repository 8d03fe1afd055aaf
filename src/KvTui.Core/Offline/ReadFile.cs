using KvTui.Etcd.Offline;

namespace KvTui.Core.Offline;

/// <summary>The database file that is read in place of a cluster: a snapshot, or a member's.</summary>
/// <param name="Path">The path as it was given.</param>
/// <param name="Facts">What the file told when it was opened.</param>
/// <param name="HasHash">Whether the hash of its content is stored in it, as in each snapshot.</param>
/// <param name="ChecksHash">Whether that is compared before any key is shown.</param>
public sealed record ReadFile(string Path, DatabaseFacts Facts, bool HasHash, bool ChecksHash);
