namespace KvTui.Core.State.Scans;

/// <summary>The scans on the screen.</summary>
/// <param name="Generation">The scan that runs or ran last; what others report is dropped.</param>
/// <param name="Usage">What the usage layer shows; null while it is closed.</param>
/// <param name="Found">What was searched for last, kept when its layer is closed; null before there was a search.</param>
public sealed record ScanState(long Generation, UsageState? Usage, FoundState? Found)
{
    /// <summary>What the layer of the writes shows; null while it is closed.</summary>
    public TopState? Top { get; init; }

    public static ScanState AtStart { get; } = new(0, null, null);
}
