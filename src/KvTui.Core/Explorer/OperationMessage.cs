using KvTui.Core.Browse.Order;
using KvTui.Core.Bulk;
using KvTui.Core.Care.Guided;
using KvTui.Core.Diagnosis;
using KvTui.Core.Editing;
using KvTui.Core.Editing.Drafts;
using KvTui.Core.Journal;
using KvTui.Core.Past;
using KvTui.Core.Remembering;
using KvTui.Etcd.Cluster.Diagnosis;

namespace KvTui.Core.Explorer;

/// <summary>The outcome of an effect.</summary>
public abstract record OperationMessage : Message
{
    private OperationMessage()
    {
    }

    /// <summary>The cursor has rested long enough on the subject of this generation.</summary>
    public sealed record Rested(long Generation) : OperationMessage;

    /// <summary>A value was read; null if the key does not exist.</summary>
    public sealed record ValueLoaded(EtcdKey Key, long Generation, KeyValue? Found) : OperationMessage
    {
        /// <summary>The cluster that it was read from; 0 if that is not known.</summary>
        public ulong ClusterId { get; init; }
    }

    /// <summary>A value could not be read.</summary>
    public sealed record ValueFailed(EtcdKey Key, long Generation, EtcdException Error) : OperationMessage;

    /// <summary>A revision that was asked for can be read.</summary>
    public sealed record PastFound(long Revision) : OperationMessage;

    /// <summary>What was asked of the past cannot be had.</summary>
    /// <param name="Reason">Why, as a sentence.</param>
    public sealed record PastRefused(string Reason) : OperationMessage;

    /// <summary>The revision that was being listed is compacted by now.</summary>
    /// <param name="Generation">That of the scope.</param>
    public sealed record PastLost(long Generation, string Reason) : OperationMessage;

    /// <summary>A key was read at two revisions.</summary>
    public sealed record RevisionsRead(RevisionPair Read, RevisionUse Use) : OperationMessage;

    /// <summary>The keys were counted that a prefix had and has no longer.</summary>
    public sealed record LostCounted(UndeleteOrder Order) : OperationMessage;

    /// <summary>Keys were made again, or some of them.</summary>
    /// <param name="Text">What came of it, as a sentence.</param>
    public sealed record Undeleted(string Text, bool IsDone) : OperationMessage;

    /// <summary>A command of the user's has read a value, or failed to.</summary>
    public sealed record CommandEnded(CommandRun Started, CommandRun Ended) : OperationMessage;

    /// <summary>A scan with a filter has come so far.</summary>
    /// <param name="Found">The keys found so far.</param>
    /// <param name="Scanned">How many were searched so far.</param>
    public sealed record Filtered(long Generation, KeyIndex Found, int Scanned, bool IsDone) : OperationMessage;

    /// <summary>The rows of many keys have been sorted.</summary>
    /// <param name="Took">How long that took.</param>
    public sealed record Sorted(long Generation, SortedKeys Keys, TimeSpan Took) : OperationMessage;

    /// <summary>Leases were asked how long they have to live; those are missing of which nothing was heard.</summary>
    public sealed record LeasesAsked(ImmutableArray<LeaseTime> Leases) : OperationMessage;

    /// <summary>An act on a lease, or on users and roles, has ended.</summary>
    /// <param name="Text">How, in words.</param>
    public sealed record ListActed(string Text, bool IsDone) : OperationMessage;

    /// <summary>A change of members has ended.</summary>
    /// <param name="Text">How, in words.</param>
    /// <param name="Lines">What is to be done elsewhere; empty for nothing.</param>
    public sealed record MembersChanged(string Text, bool IsDone, ImmutableArray<string> Lines) : OperationMessage;

    /// <summary>A snapshot is being read, and has come so far.</summary>
    /// <param name="Member">From whom.</param>
    /// <param name="Total">The bytes of all of it; 0 while that is not known.</param>
    public sealed record SnapshotRead(string Member, long Read, long Total) : OperationMessage;

    /// <summary>A snapshot has ended.</summary>
    /// <param name="Path">The file, if it is whole; null if nothing was kept.</param>
    /// <param name="Text">What came of it, as a sentence.</param>
    /// <param name="WasStopped">Whether it was stopped, as was wanted.</param>
    public sealed record SnapshotEnded(string? Path, string Text, bool WasStopped = false) : OperationMessage;

    /// <summary>What a page is to show has been asked for.</summary>
    /// <param name="Title">That of the page.</param>
    public sealed record PageFilled(string Title, ImmutableArray<string> Lines) : OperationMessage;

    /// <summary>The answer to a write got lost, and what became of it is being found out.</summary>
    public sealed record WriteDoubted(WriteRequest Request) : OperationMessage;

    /// <summary>What became of a write whose fate was unknown was asked for again.</summary>
    public sealed record FoundOut(WriteRequest Request, WriteOutcome Outcome) : OperationMessage;

    /// <summary>Edits were left behind by explorers that ended without having saved them.</summary>
    public sealed record DraftsFound(IReadOnlyList<LeftDraft> Drafts) : OperationMessage;

    /// <summary>The edit could not be kept where a crash does not reach it.</summary>
    public sealed record DraftNotKept(string Reason) : OperationMessage;

    /// <summary>A write ended; never dropped.</summary>
    public sealed record WriteEnded(WriteRequest Request, WriteOutcome Outcome) : OperationMessage;

    /// <summary>It has been read what a deletion of many keys would take.</summary>
    /// <param name="Facts">Null if that failed.</param>
    /// <param name="Problem">Why, as a sentence; null if it did not.</param>
    public sealed record RangeMeasured(WriteRequest.DeletePrefix Request, DeletionFacts? Facts, string? Problem = null) : OperationMessage;

    /// <summary>The keys of an order were counted.</summary>
    public sealed record BulkMeasured(BulkOrder Order, BulkFacts Facts, JournalGroup? Broken) : OperationMessage;

    /// <summary>The keys of an order could not be counted, or not be written into a file.</summary>
    /// <param name="Reason">Why, as a sentence.</param>
    public sealed record BulkRefused(string Reason) : OperationMessage;

    /// <summary>Keys were written into a file, or that was stopped.</summary>
    /// <param name="Text">What came of it, as a sentence.</param>
    public sealed record KeysExported(string Text, bool IsDone) : OperationMessage;

    /// <summary>It is known what taking an action of the journal back would do.</summary>
    public sealed record UndoPlanned(UndoPlan Plan) : OperationMessage;

    /// <summary>Taking an action back, or doing it again, has ended; never dropped.</summary>
    public sealed record UndoEnded(UndoResult Result) : OperationMessage;

    /// <summary>Nothing can be taken back, or be looked at in the journal.</summary>
    /// <param name="Reason">Why, as a sentence.</param>
    public sealed record UndoRefused(string Reason) : OperationMessage;

    /// <summary>What an action of the journal has changed has been read.</summary>
    /// <param name="Writes">Its writes, or the first of very many.</param>
    public sealed record JournalOpened(JournalGroup Group, IReadOnlyList<JournalWrite> Writes) : OperationMessage;

    /// <summary>An action of the journal ended in its midst lately, and can be gone on with.</summary>
    /// <param name="Text">Which one, in a sentence.</param>
    public sealed record BrokenFound(string Text) : OperationMessage;

    /// <summary>The cluster of a profile was asked how it fares.</summary>
    /// <param name="Answer">How, in a few words, or why it is not known.</param>
    public sealed record ClusterAsked(string Profile, string Answer) : OperationMessage;

    /// <summary>The cluster was examined.</summary>
    /// <param name="Found">What is wrong with it, worst first.</param>
    /// <param name="Report">All that was seen, as text to paste.</param>
    public sealed record Examined(IReadOnlyList<Finding> Found, string Report) : OperationMessage;

    /// <summary>The members were asked for their metrics.</summary>
    public sealed record MetricsRead(IReadOnlyList<MetricsFacts> Facts) : OperationMessage;

    /// <summary>A step of care is so far.</summary>
    /// <param name="Run">The number of the run.</param>
    public sealed record StepProgressed(long Run, string Text) : OperationMessage;

    /// <summary>A step of care has ended; never dropped.</summary>
    /// <param name="Run">The number of the run.</param>
    public sealed record StepEnded(long Run, StepEnd End) : OperationMessage;

    /// <summary>The oldest revision that can be read was asked for; 0 if that was not told.</summary>
    public sealed record OldestTold(long Revision) : OperationMessage;

    /// <summary>What others have left behind of courses of care, or are at, oldest first.</summary>
    public sealed record AccountsFound(IReadOnlyList<CareAccount> Accounts) : OperationMessage;

    /// <summary>What is remembered of the places of a cluster has been read.</summary>
    public sealed record Recalled(KnownPlaces Places) : OperationMessage;

    /// <summary>The user's editor ended well, and has left this text.</summary>
    /// <param name="Edit">What it was given.</param>
    public sealed record ExternallyEdited(EditSession Edit, ReadOnlyMemory<byte> Text) : OperationMessage;

    /// <summary>Nothing came of the user's editor or pager.</summary>
    /// <param name="Reason">Why, as a sentence.</param>
    public sealed record ExternalFailed(string Reason) : OperationMessage;

    /// <summary>An effect that writes nothing to etcd ended with something to tell.</summary>
    public sealed record Told(string Text) : OperationMessage;

    /// <summary>Events were saved in a file, or could not be.</summary>
    /// <param name="Text">What came of it, in a sentence.</param>
    public sealed record EventsSaved(string Text, bool IsDone) : OperationMessage;
}
