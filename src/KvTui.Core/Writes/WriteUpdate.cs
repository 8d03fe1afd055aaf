using KvTui.Core.Dialogs;
using KvTui.Core.Editing;

namespace KvTui.Core.Writes;

/// <summary>Starts writes, and says how each ended; a text that is not certainly saved stays in the editor.</summary>
internal static class WriteUpdate
{
    /// <summary>Starts what a question was about, if the cluster that it named still is the one that is read.</summary>
    public static Transition Confirmed(ExplorerState state, WriteRequest request)
    {
        if (WriteRules.WhyNoWriteTo(state, request.ClusterId) is { } other)
        {
            return state.Error($"Nothing was {WriteSentences.Participle(request)}: {other}.");
        }

        var doing = request switch
        {
            WriteRequest.Transfer transfer => transfer.Moves ? "renaming …" : "duplicating …",
            WriteRequest.Put => "writing …",
            WriteRequest.Delete or WriteRequest.DeletePrefix => "deleting …",
            WriteRequest.Bulk => "working …",
            _ => throw new ArgumentOutOfRangeException(nameof(request), request.GetType().Name, "is not a known write"),
        };
        return Transition.Of(state.Info(doing) with { Writes = state.Writes.Started(request) }, new Effect.Write(request));
    }

    /// <summary>The answer got lost: what became of the write is being found out.</summary>
    public static ExplorerState Doubted(ExplorerState state, WriteRequest request)
    {
        state = state.Warning(WriteSentences.FindingOut(request));
        return state.Detail.Edit is { Saving: true } edit && edit.Key == request.Subject
            ? EditUpdate.Edited(state, edit with { FindingOut = true })
            : state;
    }

    public static Transition Ended(ExplorerState state, WriteRequest request, WriteOutcome outcome)
    {
        state = WithoutQuestion(state with { Writes = state.Writes.Ended(request, outcome) });
        if (outcome is WriteOutcome.Unknown unknown)
        {
            state = state with { Writes = state.Writes.Lost(request, unknown.Error) };
        }

        if (request is WriteRequest.Bulk && outcome is WriteOutcome.Applied)
        {
            state = state with { Browse = state.Browse.Unmarked() };
        }

        var next = request is WriteRequest.Put && state.Detail.Edit is { Saving: true } edit && edit.Key == request.Subject
            ? EndedInEditor(state, edit with { Saving = false, FindingOut = false }, request, outcome)
            : Said(state, request, outcome);
        var more = outcome.LeftLease != 0 ? $" {WriteSentences.Left(outcome)}"
            : outcome.NotInJournal is { } problem ? $". {Printable.Text(WriteSentences.NotInJournal(problem))}"
            : "";
        next = more.Length > 0 && next.Notice is { } notice
            ? next with { Notice = notice with { Text = notice.Text + more } }
            : next;
        return outcome is WriteOutcome.Recounted ? DeleteUpdate.Measuring(next) : next;
    }

    /// <summary>The state with the editor closed and the key as it was saved; only where the cursor is not on it, it goes there.</summary>
    /// <param name="clusterId">The cluster that it was saved in; if that is not read any more, only the editor is closed.</param>
    public static ExplorerState Saved(ExplorerState state, WriteOutcome.Applied applied, ulong clusterId) =>
        Arrived(BrowseUpdate.Settled(EditUpdate.Closed(state)), applied, clusterId);

    /// <summary>The state with the cursor on a key that was written, and its value in the pane.</summary>
    private static ExplorerState Arrived(ExplorerState state, WriteOutcome.Applied applied, ulong clusterId)
    {
        if (applied.Found is not { } found || ClusterIds.Differ(clusterId, state.Keyspace.ClusterId))
        {
            return state;
        }

        var subject = new RowId(found.Key, RowKind.Key);
        state = state.Browse.Current?.Id == subject ? state : PlaceUpdate.GoTo(state, found.Key) with { Focus = state.Focus };
        var detail = state.Detail with { Subject = subject, Wanted = null, Generation = state.Detail.Generation + 1 };
        return state with { Detail = detail.Showing(found, clusterId) };
    }

    private static ExplorerState Said(ExplorerState state, WriteRequest request, WriteOutcome outcome) => outcome switch
    {
        WriteOutcome.Applied { Changed.Length: > 0 } applied => Listed(state, request, applied),
        WriteOutcome.Applied applied => Followed(state, request, applied)
            .Done(WriteSentences.Done(request, applied) + Elsewhere(state, request)),
        WriteOutcome.Conflict conflict => state.Error(WriteSentences.Conflict(request, conflict)),
        WriteOutcome.Recounted recounted => DeleteUpdate.AskAgain(state, recounted),
        WriteOutcome.Failed failed => state.Error(WriteSentences.Failed(request, failed)),
        WriteOutcome.NotApplied notApplied => state.Error(WriteSentences.NotApplied(request, notApplied, IsTyped(state, request))),
        WriteOutcome.Unknown unknown => state.Error(WriteSentences.Unknown(request, unknown, IsTyped(state, request))),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome.GetType().Name, "is not a known outcome"),
    };

    /// <summary>Lists the keys that a deletion has left where they are, as they had changed meanwhile.</summary>
    private static ExplorerState Listed(ExplorerState state, WriteRequest request, WriteOutcome.Applied applied)
    {
        var said = state.Warning(WriteSentences.Done(request, applied) + Elsewhere(state, request));
        var lines = ImmutableArray.CreateBuilder<string>();
        foreach (var key in applied.Changed)
        {
            lines.Add(Printable.Escaped(key.Span));
        }

        return said.Detail.Edit is not null || said.TopLayer is not null ? said
            : said.Pushed(new Layer.Page("Changed meanwhile, and still there", lines.ToImmutable()));
    }

    /// <summary>The state with the cursor on the new key, if it still is on the old one that this one was made of.</summary>
    private static ExplorerState Followed(ExplorerState state, WriteRequest request, WriteOutcome.Applied applied) =>
        request is WriteRequest.Transfer { Base.Key: var old } && state.Detail.Edit is null && state.Browse.Current?.Path == old
            ? Arrived(BrowseUpdate.Settled(state), applied, request.ClusterId)
            : state;

    /// <summary>The cluster that a write was for, where another one is read by now.</summary>
    private static string Elsewhere(ExplorerState state, WriteRequest request) =>
        ClusterIds.Differ(request.ClusterId, state.Keyspace.ClusterId) ? $" in cluster {ClusterIds.Text(request.ClusterId)}" : "";

    private static ExplorerState EndedInEditor(ExplorerState state, EditSession edit, WriteRequest request, WriteOutcome outcome) =>
        outcome switch
        {
            WriteOutcome.Applied applied => Said(Saved(state, applied, request.ClusterId), request, outcome),
            WriteOutcome.Conflict conflict => EditUpdate.Conflicted(state, edit, conflict),
            WriteOutcome.Unknown when edit.Newer is { } newer && UnresolvedUpdate.Judge(request, newer) is { } proven
                => Ended(EditUpdate.Edited(state, edit with { Saving = true }), request, proven).State,
            WriteOutcome.Unknown unknown => Compared(state, edit, request, unknown),
            WriteOutcome.Recounted or WriteOutcome.Failed or WriteOutcome.NotApplied =>
                Said(EditUpdate.Edited(state, edit), request, outcome),
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome.GetType().Name, "is not a known outcome"),
        };

    /// <summary>Shows what is stored, as far as known, beside what was to be saved; a later save is guarded by what is shown.</summary>
    private static ExplorerState Compared(ExplorerState state, EditSession edit, WriteRequest request, WriteOutcome.Unknown unknown)
    {
        var isCurrent = unknown.Stored is { IsCurrent: true };
        var shown = unknown.Stored is { } stored ? stored.Found : edit.Base;
        var next = isCurrent ? edit.Over(shown) : edit;
        var title = WriteSentences.Comparison(unknown.Stored, unknown.Stored is { } seen ? NameOf(state, seen.MemberId) : "");
        return Said(EditUpdate.Edited(state, next), request, unknown).Pushed(EditUpdate.Beside(shown, edit, title));
    }

    /// <summary>Whether what was to be put is in the editor, which can put it again.</summary>
    private static bool IsTyped(ExplorerState state, WriteRequest request) =>
        request is WriteRequest.Put && state.Detail.Edit?.Key == request.Subject;

    private static string NameOf(ExplorerState state, ulong member) =>
        state.Cluster.Report?.NameOf(member) is { Length: > 0 } name ? name : $"member {member:x}";

    /// <summary>Takes back the question whether to quit during a write, as none is under way any more.</summary>
    private static ExplorerState WithoutQuestion(ExplorerState state) => state.Writes.UnderWay.IsEmpty
        ? state with { Layers = state.Layers.RemoveAll(layer => layer is Layer.Question { Purpose: DialogPurpose.QuitDuringWrite }) }
        : state;
}
