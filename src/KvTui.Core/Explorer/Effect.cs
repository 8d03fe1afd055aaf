using KvTui.Core.Bulk;
using KvTui.Core.Care.Guided;
using KvTui.Core.Care.Membership;
using KvTui.Core.Editing;
using KvTui.Core.Editing.Drafts;
using KvTui.Core.Journal;
using KvTui.Core.Past;
using KvTui.Core.Remembering;
using KvTui.Core.Scans;
using KvTui.Core.Scans.Events;
using KvTui.Etcd.Cluster;
using KvTui.Etcd.Cluster.Auth;

namespace KvTui.Core.Explorer;

/// <summary>Something to be done outside the state, as data; a closed set of records.</summary>
public abstract record Effect
{
    private Effect()
    {
    }

    /// <summary>Its kind alone: what it carries may be large or secret, and is in no log.</summary>
    public sealed override string ToString() => GetType().Name;

    /// <summary>Tell when the cursor has rested for 100 ms.</summary>
    public sealed record Rest(long Generation) : Effect;

    /// <summary>Read a key; a newer one cancels it.</summary>
    public sealed record LoadValue(EtcdKey Key, long Generation) : Effect
    {
        /// <summary>The revision that it is read at; 0 for now.</summary>
        public long Revision { get; init; }
    }

    /// <summary>Find out whether a revision can be read.</summary>
    public sealed record FindPast(WantedRevision Wanted) : Effect;

    /// <summary>Read a key at two revisions.</summary>
    /// <param name="Newer">The second one; 0 for now.</param>
    public sealed record ReadRevisions(EtcdKey Key, long Older, long Newer, RevisionUse Use) : Effect;

    /// <summary>Count the keys that a prefix had at a revision and has no longer.</summary>
    /// <param name="ClusterId">The cluster that it is asked about; 0 if that is not known.</param>
    public sealed record CountLost(EtcdKey Prefix, long Revision, ulong ClusterId) : Effect;

    /// <summary>Make the keys again that were counted.</summary>
    public sealed record Undelete(UndeleteOrder Order) : Effect;

    /// <summary>Let a command of the user's read a value, and end the one before; null only ends it.</summary>
    public sealed record RunCommand(CommandRun? Run) : Effect;

    /// <summary>Find the keys from a rank on that a filter passes, and tell of them as they are found; a newer one cancels it.</summary>
    public sealed record Filter(KeyIndex Keys, int First, KeyFilter By, long Generation) : Effect;

    /// <summary>Cancel the filtering that runs.</summary>
    public sealed record CancelFilter : Effect;

    /// <summary>Sort the rows of many keys, and tell when that is done; a newer one cancels it.</summary>
    public sealed record Sort(SortSubject Subject, long Generation) : Effect;

    /// <summary>Ask how long leases have to live.</summary>
    public sealed record AskLeases(ImmutableArray<long> Leases) : Effect;

    /// <summary>Revoke a lease if it has the keys that were shown, or keep it alive once.</summary>
    public sealed record ActOnLease(LeaseFacts Shown, ulong ClusterId, bool IsRevocation) : Effect;

    /// <summary>Change users, roles or authentication.</summary>
    /// <param name="ClusterId">The cluster that it was agreed to for; 0 if that is not known.</param>
    public sealed record ChangeUsers(AuthChange Change, ulong ClusterId) : Effect;

    /// <summary>Change the members as was agreed to, if it would do to the quorum what was shown.</summary>
    public sealed record ChangeMembers(MembershipOrder Order) : Effect;

    /// <summary>Read a snapshot into a file.</summary>
    /// <param name="Member">The id of the member to read from; 0 for the one that is best read from.</param>
    /// <param name="ClusterId">The cluster that it is asked for; 0 if that is not known.</param>
    public sealed record SaveSnapshot(string Path, ulong Member, ulong ClusterId) : Effect;

    /// <summary>Cancel the snapshot that is being read; nothing of it is kept.</summary>
    public sealed record StopSnapshot : Effect;

    /// <summary>Tell by which lines a snapshot is restored on the hosts of the members.</summary>
    /// <param name="Path">Its file.</param>
    /// <param name="Saved">What is said above the lines of a snapshot that was saved just now; empty otherwise.</param>
    public sealed record PlanRestore(string Path, ImmutableArray<string> Saved) : Effect;

    /// <summary>Write; one after the other, in order.</summary>
    public sealed record Write(WriteRequest Request) : Effect;

    /// <summary>Find out what became of a write that was sent earlier; it is not sent again.</summary>
    /// <param name="Error">How it ended.</param>
    public sealed record FindOut(WriteRequest Request, EtcdException Error) : Effect;

    /// <summary>Read what a deletion of many keys would take; a newer one cancels it.</summary>
    public sealed record MeasureRange(WriteRequest.DeletePrefix Request) : Effect;

    /// <summary>Count the keys that an order is about; a newer one cancels it.</summary>
    /// <param name="Broken">The action of which only the rest is counted; null for a new one.</param>
    public sealed record MeasureBulk(BulkOrder Order, JournalGroup? Broken) : Effect;

    /// <summary>Write the keys of an order into a new file, for the owner only.</summary>
    /// <param name="Order">Whose keys; its revision, if it has one, is that which they are read at.</param>
    public sealed record ExportKeys(BulkOrder Order, string Path) : Effect;

    /// <summary>Tell what taking an action of the journal back would do, or doing it again.</summary>
    /// <param name="Group">The action; 0 for the one that is next.</param>
    /// <param name="ClusterId">The cluster that it was written in; 0 if that is not known.</param>
    public sealed record PlanUndo(ulong Group, bool IsRedo, ulong ClusterId) : Effect;

    /// <summary>Take an action back, or do it again, as was agreed to.</summary>
    public sealed record Undo(UndoPlan Plan) : Effect;

    /// <summary>Tell what an action of the journal has changed.</summary>
    public sealed record OpenJournaled(JournalGroup Group) : Effect;

    /// <summary>Tell of the newest action of the journal that ended in its midst lately, if there is one.</summary>
    public sealed record FindBroken(ulong ClusterId) : Effect;

    /// <summary>Keep an edit where a crash does not reach it, in place of the one kept before.</summary>
    public sealed record KeepDraft(Draft Draft) : Effect;

    /// <summary>Remove the edit that was kept.</summary>
    public sealed record DropDraft : Effect;

    /// <summary>Do with an edit that was left behind what the user decided.</summary>
    public sealed record SettleDraft(LeftDraft Draft, DraftFate Fate) : Effect;

    /// <summary>Leave to the next start of the explorer how things are shown, and what has changed of the places of the cluster.</summary>
    /// <param name="Before">The places that were known to be stored.</param>
    public sealed record Remember(Remembered Remembered, KnownPlaces Before) : Effect;

    /// <summary>Ask the clusters of these profiles, and no others, how they fare, again and again; of none: stop asking.</summary>
    public sealed record AskClusters(ImmutableArray<string> Profiles) : Effect;

    /// <summary>Tell what is remembered of the places of a cluster.</summary>
    public sealed record Recall(ulong ClusterId) : Effect;

    /// <summary>Try to reconnect, and ask all members, without waiting.</summary>
    public sealed record Refresh : Effect;

    /// <summary>Read another cluster from now on, one that answers in place of the one read so far, and reconnect to it.</summary>
    public sealed record MoveTo(ulong ClusterId) : Effect;

    /// <summary>List and watch other keys than so far.</summary>
    public sealed record Follow(WatchScope Scope) : Effect;

    /// <summary>Hold the listing of keys, or let it go on.</summary>
    public sealed record HoldListing(bool On) : Effect;

    /// <summary>Cancel the read that runs, and do no more of what is being done with many keys.</summary>
    public sealed record CancelLoad : Effect;

    /// <summary>Start a long read; it cancels the one before.</summary>
    public sealed record StartScan(ScanRequest Request, long Generation) : Effect;

    /// <summary>Cancel the long read that runs.</summary>
    public sealed record CancelScan : Effect;

    /// <summary>Save events in a new file, for the owner only.</summary>
    /// <param name="Lines">What is written.</param>
    /// <param name="Count">How many events these are.</param>
    public sealed record SaveEvents(string Path, ReadOnlyMemory<byte> Lines, int Count) : Effect;

    /// <summary>Find out what is wrong with the cluster.</summary>
    public sealed record Examine : Effect;

    /// <summary>Read the metrics of the members of a report.</summary>
    public sealed record AskMetrics(ClusterReport Report) : Effect;

    /// <summary>Do the step that an account says is under way, and keep the account where a crash does not reach it.</summary>
    /// <param name="Run">The number of the run, which what comes of it carries.</param>
    /// <param name="Report">How the cluster looked when the step was chosen.</param>
    public sealed record DoStep(long Run, CareAccount Account, ClusterReport Report) : Effect;

    /// <summary>Wait no longer for the end of a compaction.</summary>
    public sealed record StopWaiting : Effect;

    /// <summary>Find out how much of the history can be read, and what others have left behind of courses of care, or are at.</summary>
    public sealed record LookAround : Effect;

    /// <summary>Remove the account of the course, and the one that it was to go on with.</summary>
    /// <param name="Name">The name of the other one; empty for none.</param>
    public sealed record DropAccount(string Name) : Effect;

    /// <summary>Draw everything anew.</summary>
    public sealed record Repaint : Effect;

    /// <summary>Call the person at the terminal, as a key has changed.</summary>
    public sealed record Signal(ChangeSignal How, WatchEvent Change) : Effect;

    /// <summary>Give the terminal back to the shell until continued.</summary>
    public sealed record Suspend : Effect;

    /// <summary>Hand the terminal to the user's editor with a value, and tell what it has left.</summary>
    /// <param name="FileName">What its file is called.</param>
    /// <param name="KeepsDraft">Whether the edit may be kept on disk if the terminal goes meanwhile.</param>
    public sealed record EditExternally(EditSession Edit, string FileName, bool KeepsDraft) : Effect;

    /// <summary>Hand the terminal to the user's pager with a text.</summary>
    /// <param name="FileName">What its file is called.</param>
    public sealed record PageExternally(ReadOnlyMemory<byte> Text, string FileName) : Effect;

    /// <summary>Switch mouse reporting.</summary>
    public sealed record SetMouse(bool On) : Effect;

    /// <summary>Send a text to the terminal's clipboard (OSC 52), and to tmux where there is one.</summary>
    /// <param name="What">What the text is, as a phrase: “the key”.</param>
    public sealed record Copy(ReadOnlyMemory<byte> Text, string What) : Effect;

    /// <summary>Lock the client against writes, or unlock it.</summary>
    public sealed record SetLock(bool On) : Effect;

    /// <summary>Go easy on the cluster while nobody looks, and stop doing so.</summary>
    public sealed record Attend(bool On) : Effect;

    /// <summary>Start or stop sending each call to the command log.</summary>
    public sealed record FollowCalls(bool On) : Effect;
}
