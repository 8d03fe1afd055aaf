namespace KvTui.Core.Scans;

/// <summary>How far a scan has come.</summary>
/// <param name="Revision">The one revision that all is read at; 0 before the first answer.</param>
/// <param name="Total">How many there are to see; 0 before that is known, and where it cannot be.</param>
/// <param name="Bytes">The bytes of keys and values that were read.</param>
/// <param name="Elapsed">Since the scan began.</param>
public sealed record ScanStatus(ScanPhase Phase, long Revision, long Keys, long Total, long Bytes, TimeSpan Elapsed)
{
    private static readonly TimeSpan WorthARate = TimeSpan.FromMilliseconds(200);

    /// <summary>What is to be known about the result, such as that the scan had to start again; null for nothing.</summary>
    public string? Note { get; init; }

    /// <summary>Why it failed; null unless it did.</summary>
    public EtcdException? Error { get; init; }

    public static ScanStatus AtStart { get; } = new(ScanPhase.Running, 0, 0, 0, 0, TimeSpan.Zero);

    public bool IsRunning => Phase == ScanPhase.Running;

    /// <summary>This status when all was seen.</summary>
    public ScanStatus Completed(TimeSpan elapsed) => this with { Phase = ScanPhase.Complete, Total = Keys, Elapsed = elapsed };

    /// <summary>Keys a second so far; 0 while that says nothing yet.</summary>
    public long Rate => Elapsed < WorthARate ? 0 : (long)(Keys / Elapsed.TotalSeconds);
}

/// <summary>Whether a scan has seen all that it was to see.</summary>
public enum ScanPhase
{
    Running,

    /// <summary>It saw everything.</summary>
    Complete,

    /// <summary>It was cancelled, or has found as much as it may hold: what it saw is a part.</summary>
    Stopped,

    /// <summary>It could not go on: what it saw is a part.</summary>
    Failed,
}
