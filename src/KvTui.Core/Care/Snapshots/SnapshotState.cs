namespace KvTui.Core.Care.Snapshots;

/// <summary>The snapshot that is being read, or was saved last.</summary>
/// <param name="IsRunning">Whether it is being read.</param>
/// <param name="Path">Its file, as it was named; empty before there was one.</param>
/// <param name="Member">From whom it is read; empty while that is not known.</param>
/// <param name="Read">The bytes so far.</param>
/// <param name="Total">The bytes of all of it; 0 while that is not known.</param>
public sealed record SnapshotState(bool IsRunning, string Path, string Member, long Read, long Total)
{
    public static SnapshotState None { get; } = new(false, "", "", 0, 0);

    /// <summary>The file of the last one that was saved; empty for none.</summary>
    public string Saved { get; init; } = "";

    /// <summary>For the status line: “snapshot 12 MiB of 40 MiB”; empty while none is being read.</summary>
    public string Line => !IsRunning ? ""
        : Total == 0 ? "snapshot …"
        : $"snapshot {Quantities.Size(Read)} of {Quantities.Size(Total)}";
}
