namespace KvTui.Core.Journal;

/// <summary>What came of taking an action back.</summary>
/// <param name="Keys">How many keys were taken back.</param>
/// <param name="Revision">The revision of the last of them; 0 for none.</param>
/// <param name="Skipped">Those that were not, and why not; at most <see cref="UndoPlan.MostNamed"/>.</param>
/// <param name="SkippedCount">How many were not.</param>
public sealed record UndoResult(UndoPlan Plan, long Keys, long Revision, ImmutableArray<UndoObstacle> Skipped, long SkippedCount)
{
    /// <summary>How it ended before its end; null if it came to it.</summary>
    public EtcdException? Error { get; init; }
}
