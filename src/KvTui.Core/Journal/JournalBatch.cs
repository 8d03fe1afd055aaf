namespace KvTui.Core.Journal;

/// <summary>Writes that were sent as one transaction.</summary>
/// <param name="Number">Its place in the action, from 0 on.</param>
/// <param name="Count">How many keys it writes, those left out not counted.</param>
/// <param name="Path">The file that has it.</param>
/// <param name="Offset">Where in the file its writes begin.</param>
/// <param name="Length">How many bytes its writes take there.</param>
/// <param name="Checksum">That of these bytes.</param>
public sealed record JournalBatch(int Number, int Count, string Path, long Offset, int Length, uint Checksum)
{
    public JournalFate Fate { get; init; }

    /// <summary>Whether the process that began it is still there, and has not given it up.</summary>
    public bool IsAlive { get; init; }

    /// <summary>The revision at which it was done; 0 if it was not, or if that is not known.</summary>
    public long Revision { get; init; }

    /// <summary>Whether keys were left out because they are masked.</summary>
    public bool HasMasked { get; init; }
}
