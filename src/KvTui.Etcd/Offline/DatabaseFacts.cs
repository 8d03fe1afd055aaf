using KvTui.Etcd.Cluster;

namespace KvTui.Etcd.Offline;

/// <summary>What a database file tells of its store and cluster. Empty texts and 0 mean that it does not tell.</summary>
public sealed record DatabaseFacts
{
    /// <summary>The revision of the newest change; 1 in an empty store.</summary>
    public required long Revision { get; init; }

    /// <summary>The oldest revision of which the file has all keys; older changes are kept in part. 0 if it was never compacted.</summary>
    public required long CompactRevision { get; init; }

    /// <summary>The log index that the file contains the outcome of.</summary>
    public required ulong ConsistentIndex { get; init; }

    /// <summary>The term of that index; 0 from a server before 3.5.</summary>
    public required ulong Term { get; init; }

    /// <summary>The version that the cluster had agreed on, such as <c>3.5.0</c>.</summary>
    public required string ClusterVersion { get; init; }

    /// <summary>The version of the file's own format, such as <c>3.6.0</c>, which servers before 3.6 do not store.</summary>
    public required string StorageVersion { get; init; }

    /// <summary>The members of the cluster that it was written in, ordered by id; 3.5 stores no client URLs.</summary>
    public required IReadOnlyList<Member> Members { get; init; }

    /// <summary>The size of the database in bytes as etcd states it: up to its last page.</summary>
    public required long ByteCount { get; init; }

    /// <summary>The size of a page in bytes, which is that of the machine where the file was made.</summary>
    public required int PageSize { get; init; }

    /// <summary>The number of the last commit, by which two states of a member's file are told apart.</summary>
    public required ulong TransactionId { get; init; }
}
