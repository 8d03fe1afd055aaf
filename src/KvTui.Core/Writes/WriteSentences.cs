using KvTui.Core.Bulk;
using KvTui.Core.Editing.Leases;

namespace KvTui.Core.Writes;

/// <summary>What is said of writes, most important first: the status line may have room for the beginning only.</summary>
internal static class WriteSentences
{
    public static string Done(WriteRequest request, WriteOutcome.Applied applied)
    {
        var subject = Subject(request);
        var now = applied.Found?.ModRevision ?? 0;
        var since = now > applied.Revision ? $", and changed since to r{now}" : "";
        return request switch
        {
            WriteRequest.Bulk bulk => BulkText.Done(
                bulk.Order, applied.Keys, applied.ChangedCount, applied.Revision == 0 ? "" : Quantities.Revision(applied.Revision)),
            WriteRequest.DeletePrefix when applied.Keys == 0 => $"all keys below {subject} are deleted as of r{applied.Revision}",
            WriteRequest.DeletePrefix => $"{Quantities.Keys(applied.Keys)} below {subject} deleted at r{applied.Revision}"
                + (applied.ChangedCount == 0 ? "" : $", {applied.ChangedCount} had changed meanwhile and are still there"),
            WriteRequest.Delete or WriteRequest.Transfer => $"{subject} {Participle(request)} at r{applied.Revision}{since}",
            WriteRequest.Create create => $"{subject} created at r{applied.Revision}{since}{Lease(create, applied)}",
            WriteRequest.Save save => $"{subject} saved at r{applied.Revision}{since}{Lease(save, applied)}",
            _ => throw new ArgumentOutOfRangeException(nameof(request), request.GetType().Name, "is not a known write"),
        };
    }

    /// <summary>What is said of a lease that was granted for nothing.</summary>
    public static string Left(WriteOutcome outcome)
    {
        var lease = $"The new lease {KeyLease.FromInt64(outcome.LeftLease)}";
        return outcome is WriteOutcome.Unknown
            ? $"{lease} was granted for it; without a key it ends by itself."
            : $"{lease} could not be revoked; it has no key and ends by itself.";
    }

    /// <summary>What is said of a write that the journal could not take down.</summary>
    public static string NotInJournal(string problem) => $"It cannot be taken back: {problem}.";

    public static string Conflict(WriteRequest request, WriteOutcome.Conflict conflict)
    {
        var what = conflict.IsTaken ? $"{Printable.Escaped(request.Subject.Span)} exists by now"
            : conflict.IsOtherHistory ? $"the cluster was restored or recreated since {Subject(request)} was shown"
            : $"{Subject(request)} has changed since it was shown";
        return $"Nothing was {Participle(request)}: {what}. Look at it again.";
    }

    public static string Failed(WriteRequest request, WriteOutcome.Failed failed) => request is WriteRequest.Bulk
        ? failed.Error.Message
        : $"{Subject(request)} was not {Participle(request)}: {failed.Error.Message}";

    /// <param name="isTyped">Whether what was to be put is in the editor.</param>
    public static string NotApplied(WriteRequest request, WriteOutcome.NotApplied outcome, bool isTyped)
    {
        var now = outcome.Found is { } found ? $"it is still r{found.ModRevision}"
            : request is WriteRequest.Transfer { Base: var same } ? $"it is still r{same.ModRevision}"
            : request is WriteRequest.Create ? "it does not exist"
            : "the keys are still there";
        var again = isTyped ? " Ctrl-S tries again." : "";
        return $"{Subject(request)} was not {Participle(request)}, {now}.{again} The cause: {outcome.Error.Message}";
    }

    /// <param name="isTyped">Whether what was to be put is in the editor.</param>
    public static string Unknown(WriteRequest request, WriteOutcome.Unknown outcome, bool isTyped)
    {
        var again = isTyped ? "Ctrl-S tries again, over what is shown." : "Look at it again.";
        return $"It is unknown whether {Subject(request)} was {Participle(request)}. {again} The cause: {outcome.Error.Message}";
    }

    public static string FindingOut(WriteRequest request) =>
        $"The answer was lost; checking whether {Subject(request)} was {Participle(request)} …";

    /// <summary>The title over both versions of a value.</summary>
    public static string Comparison(Sighting? stored, string member) => stored switch
    {
        null => "Outcome of the save unknown, nothing could be read: - as it was, + yours",
        { IsCurrent: false } => $"Outcome of the save unknown: - on {member} at r{stored.Revision}, maybe old, + yours",
        { Found: null } => "Outcome of the save unknown: the key does not exist now, + yours",
        { Found: { } found } => $"Outcome of the save unknown: - stored now, r{found.ModRevision}, + yours",
    };

    /// <summary>What quitting means while a write is under way.</summary>
    public static string QuitNow(ExplorerState state, WriteRequest request)
    {
        if (request is WriteRequest.Bulk bulk)
        {
            return $"Keys are being {BulkText.Participle(bulk.Order.Act)} right now. If you quit, the rest is left as it is; "
                + "c in :journal goes on with it, z takes back what was done.";
        }

        var edit = state.Detail.Edit;
        var text = edit is not { WouldLose: true } ? ""
            : state.Drafts.CanKeep && !state.Settings.Mask.Matches(edit.Key)
                ? " The text in the editor is kept, and offered at the next start."
            : " The text in the editor is lost.";
        return $"{Subject(request)} is being {Participle(request)} right now. If you quit, you will not see whether it was.{text}";
    }

    /// <summary>What became of the lease, where that was chosen.</summary>
    private static string Lease(WriteRequest.Put put, WriteOutcome.Applied applied) => put.Lease.Use switch
    {
        LeaseUse.Keep => "",
        LeaseUse.Detach => ", with no lease",
        LeaseUse.Attach => $", with lease {KeyLease.FromInt64(put.Lease.Number)}",
        LeaseUse.Grant => $", with the new lease {applied.Found?.Lease}",
        _ => throw new ArgumentOutOfRangeException(nameof(put), put.Lease.Use, "is not a known use of a lease"),
    };

    /// <summary>The key that a sentence is about: of two, the old one.</summary>
    public static string Subject(WriteRequest request) =>
        Printable.Escaped((request is WriteRequest.Transfer { Base.Key: var old } ? old : request.Subject).Span);

    public static string Participle(WriteRequest request) => request switch
    {
        WriteRequest.Save => "saved",
        WriteRequest.Create => "created",
        WriteRequest.Transfer { Key: var key, Moves: var moves } =>
            (moves ? "renamed to " : "duplicated as ") + Printable.Escaped(key.Span),
        WriteRequest.Delete or WriteRequest.DeletePrefix => "deleted",
        WriteRequest.Bulk bulk => BulkText.Participle(bulk.Order.Act),
        _ => throw new ArgumentOutOfRangeException(nameof(request), request.GetType().Name, "is not a known write"),
    };
}
