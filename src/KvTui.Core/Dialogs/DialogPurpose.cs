using KvTui.Core.Bulk;
using KvTui.Core.Care;
using KvTui.Core.Care.Membership;
using KvTui.Core.Editing.Drafts;
using KvTui.Core.Journal;
using KvTui.Core.Past;
using KvTui.Etcd.Cluster;
using KvTui.Etcd.Cluster.Auth;

namespace KvTui.Core.Dialogs;

/// <summary>What a dialog's destructive choice does; a closed set of records.</summary>
public abstract record DialogPurpose
{
    private DialogPurpose()
    {
    }

    /// <summary>Writes to etcd.</summary>
    public sealed record Write(WriteRequest Request) : DialogPurpose;

    /// <summary>Does something with many keys; where new names are taken, its last choice replaces those that have them.</summary>
    /// <param name="Broken">The action that it goes on with; null for a new one.</param>
    public sealed record Bulk(BulkOrder Order, BulkFacts Facts, JournalGroup? Broken) : DialogPurpose;

    /// <summary>Takes an action of the journal back, or does it again.</summary>
    public sealed record Undo(UndoPlan Plan) : DialogPurpose;

    /// <summary>Makes keys again that a prefix had at a revision and has no longer.</summary>
    public sealed record Undelete(UndeleteOrder Order) : DialogPurpose;

    /// <summary>Revokes a lease that has these keys.</summary>
    /// <param name="ClusterId">The cluster that it was shown from; 0 if that is not known.</param>
    public sealed record Revoke(LeaseFacts Shown, ulong ClusterId) : DialogPurpose;

    /// <summary>Changes users, roles or authentication.</summary>
    /// <param name="ClusterId">The cluster that they were shown from; 0 if that is not known.</param>
    public sealed record ChangeUsers(AuthChange Change, ulong ClusterId) : DialogPurpose;

    /// <summary>Changes the members.</summary>
    /// <param name="AfterAsVoter">The tolerance if the new member votes at once, the last choice; null if that is none.</param>
    public sealed record ChangeMembers(MembershipOrder Request, Tolerance? AfterAsVoter) : DialogPurpose;

    /// <summary>Stops the snapshot that is being read.</summary>
    public sealed record StopSnapshot : DialogPurpose;

    /// <summary>Quits, and stops the snapshot that is being read.</summary>
    public sealed record QuitDuringSnapshot : DialogPurpose;

    /// <summary>Does a step of care.</summary>
    /// <param name="ClusterId">The cluster that it was asked about.</param>
    public sealed record DoStep(CareStep Step, ulong ClusterId) : DialogPurpose;

    /// <summary>Saves what is in the editor.</summary>
    public sealed record SaveEdit : DialogPurpose;

    /// <summary>Unlocks a profile that is marked production.</summary>
    public sealed record Unlock : DialogPurpose;

    /// <summary>Makes a key that was gone to and does not exist.</summary>
    public sealed record CreateKey(EtcdKey Key) : DialogPurpose;

    /// <summary>Replaces a hit in the editor, or all; its other choices skip the hit and stop.</summary>
    /// <param name="By">What is put in.</param>
    /// <param name="Count">How many hits were replaced so far.</param>
    public sealed record Replace(string By, int Count) : DialogPurpose;

    /// <summary>Chooses what a save does to the lease; its first choice leaves that as it is chosen.</summary>
    public sealed record Lease : DialogPurpose;

    /// <summary>Leaves the editor and loses the changes.</summary>
    public sealed record DiscardEdit : DialogPurpose;

    /// <summary>Quits and loses the changes.</summary>
    public sealed record Quit : DialogPurpose;

    /// <summary>Quits before the outcome of a write is known.</summary>
    public sealed record QuitDuringWrite : DialogPurpose;

    /// <summary>Discards an edit that was left behind; its other choices open it again, put it off, or edit the key without it.</summary>
    public sealed record Recover(LeftDraft Draft) : DialogPurpose;
}
