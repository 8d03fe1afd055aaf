namespace KvTui.Core.State.Watching;

/// <summary>How much a watch brought in a window of time.</summary>
/// <param name="Events">Changes.</param>
/// <param name="Bytes">Bytes of their keys and values.</param>
/// <param name="Revisions">How far the store's revision moved meanwhile.</param>
public readonly record struct WatchRate(long Events, long Bytes, long Revisions, TimeSpan Window)
{
    public double BytesPerSecond => Bytes / Window.TotalSeconds;

    public double EventsPerSecond => Events / Window.TotalSeconds;

    /// <summary>The bytes that a step of the revision brings.</summary>
    public double BytesPerRevision => (double)Bytes / Math.Max(1, Revisions);
}
