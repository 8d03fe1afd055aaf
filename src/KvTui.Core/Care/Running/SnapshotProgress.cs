namespace KvTui.Core.Care.Running;

/// <summary>How far a snapshot is.</summary>
/// <param name="Read">The bytes that were read.</param>
/// <param name="Total">Those of all of it, without the hash at its end.</param>
public sealed record SnapshotProgress(long Read, long Total, TimeSpan Elapsed)
{
    /// <summary>“12 MiB of 40 MiB, 80 MiB/s”.</summary>
    public string Text => $"{Quantities.Size(Read)} of {Quantities.Size(Total)}, "
        + $"{Quantities.Size((long)(Read / Math.Max(Elapsed.TotalSeconds, 0.001)))}/s";
}

/// <summary>What came of reading a snapshot.</summary>
/// <param name="Damage">Why it is none, as a clause, and nothing was kept; null if it is whole and has its name.</param>
/// <param name="Length">Its bytes, the hash at the end included.</param>
/// <param name="Hash">The SHA-256 that etcd appended, in hexadecimal.</param>
public sealed record SnapshotResult(string? Damage, long Length, string Hash, TimeSpan Took);
