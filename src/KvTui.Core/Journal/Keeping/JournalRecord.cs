using KvTui.Core.Bulk;

namespace KvTui.Core.Journal.Keeping;

/// <summary>What a frame of a journal's file says; a closed set of records.</summary>
/// <param name="Group">The action.</param>
/// <param name="Number">The batch of the action; below 0 its plan.</param>
internal abstract record JournalRecord(ulong Group, int Number)
{
    /// <summary>Where in the file the writes begin that come with it.</summary>
    public long BodyOffset { get; init; }

    /// <summary>How many bytes they take.</summary>
    public int BodyLength { get; init; }

    /// <summary>The checksum of these bytes.</summary>
    public uint BodyChecksum { get; init; }

    /// <summary>Where the next frame begins.</summary>
    public long End => BodyOffset + BodyLength;

    /// <summary>A process writes to the file from here on; who has written what stands above is gone.</summary>
    public sealed record Claimed() : JournalRecord(0, 0);

    /// <summary>A batch is about to be sent.</summary>
    /// <param name="Undoes">The action that this one takes back; 0 for none.</param>
    /// <param name="Count">How many keys it writes, those left out not counted.</param>
    /// <param name="HasMasked">Whether keys were left out because they are masked.</param>
    public sealed record Begun(
        ulong Group, int Number, JournalAct Act, ulong Undoes, ulong ClusterId, DateTimeOffset At, string Who, EtcdKey Subject, int Count,
        bool HasMasked) : JournalRecord(Group, Number);

    /// <summary>All that an action is to do, before it begins, or is gone on with: each time under another number, below 0.</summary>
    public sealed record Planned(ulong Group, int Number, BulkOrder Order) : JournalRecord(Group, Number);

    /// <summary>It is known how a batch ended, or that whoever sent it does not know.</summary>
    /// <param name="Revision">The revision at which it was done; 0 if it was not, or that is not known.</param>
    public sealed record Ended(ulong Group, int Number, JournalFate Fate, long Revision) : JournalRecord(Group, Number);
}
