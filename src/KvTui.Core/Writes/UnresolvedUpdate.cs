using KvTui.Core.Connection;
using KvTui.Core.Editing;

namespace KvTui.Core.Writes;

/// <summary>Writes whose fate is unknown: found out again when the cluster is back, or by what the watch shows.</summary>
internal static class UnresolvedUpdate
{
    /// <summary>The cluster answers again: what became of the writes can be found out now.</summary>
    public static Transition FindOutAgain(ExplorerState state)
    {
        var waiting = state.Writes.Unresolved
            .Where(write => !write.Asking && !ClusterIds.Differ(write.Request.ClusterId, state.Keyspace.ClusterId))
            .Select(write => (Effect)new Effect.FindOut(write.Request, write.Error))
            .ToImmutableArray();
        return waiting.IsEmpty ? state : new Transition(state with { Writes = state.Writes.Asking(true) }, waiting);
    }

    /// <summary>
    /// The members have been asked: one that answers again may know what became of a write. While nothing is followed, it may be another
    /// cluster made in its place.
    /// </summary>
    public static Transition Reported(ExplorerState before, ExplorerState after) =>
        after.Connection.Stream == StreamPhase.Following && Answering(after) > Answering(before) ? FindOutAgain(after) : after;

    /// <summary>It was asked again what became of a write; one that the watch has settled meanwhile is not spoken of twice.</summary>
    public static ExplorerState FoundOut(ExplorerState state, WriteRequest request, WriteOutcome outcome) =>
        state.Writes.Unresolved.Find(write => write.Request == request) is not { } write ? state
        : outcome is WriteOutcome.Unknown ? state with { Writes = state.Writes.Asking(false, request) }
        : Resolved(state, write, outcome);

    /// <summary>Looks whether a change that the watch reports is a write whose fate was unknown, or rules it out.</summary>
    public static ExplorerState Seen(ExplorerState state, WatchEvent change)
    {
        var (isPut, found) = (change.Kind == WatchEventKind.Put, change.KeyValue);
        foreach (var write in state.Writes.Unresolved.Where(write => !ClusterIds.Differ(write.Request.ClusterId, state.Keyspace.ClusterId)))
        {
            var outcome = isPut ? Judge(write.Request, found) : JudgeDeletion(write.Request, found);
            state = outcome is null ? state : Resolved(state, write, outcome);
        }

        return state;
    }

    /// <summary>What a put that was seen proves of a save: the first change after its guard is it, or rules it out. Else null.</summary>
    public static WriteOutcome? Judge(WriteRequest request, KeyValue put)
    {
        if (request is not WriteRequest.Put wanted || request.Subject != put.Key)
        {
            return null;
        }

        var isFirst = request switch
        {
            WriteRequest.Save { Base: var known } => put.ModRevision > known.ModRevision
                && (put.CreateRevision, put.Version) == (known.CreateRevision, known.Version + 1),
            WriteRequest.Create => put.Version == 1,
            _ => throw new ArgumentOutOfRangeException(nameof(request), request.GetType().Name, "is not a known put"),
        };
        if (!isFirst)
        {
            return null;
        }

        return wanted.IsStoredAs(put)
            ? new WriteOutcome.Applied(put.ModRevision, put, 1)
            : new WriteOutcome.Conflict(put);
    }

    private static WriteOutcome.Applied? JudgeDeletion(WriteRequest request, KeyValue deleted) =>
        request is WriteRequest.Delete { Shown: var shown } && shown.Key == deleted.Key && deleted.ModRevision > shown.ModRevision
            ? new WriteOutcome.Applied(deleted.ModRevision, null, 1)
            : null;

    private static ExplorerState Resolved(ExplorerState state, UnresolvedWrite write, WriteOutcome outcome)
    {
        state = state with { Writes = state.Writes.Resolved(write) };
        return outcome switch
        {
            WriteOutcome.Applied applied => Applied(state, write.Request, applied),
            WriteOutcome.Conflict conflict => Overtaken(state, write.Request, conflict),
            WriteOutcome.NotApplied notApplied => state.Warning(
                WriteSentences.NotApplied(write.Request, notApplied, EditOf(state, write.Request) is not null)),
            // Asking again ends in none of these: what stays unknown is not resolved.
            WriteOutcome.Recounted or WriteOutcome.Failed or WriteOutcome.Unknown => state,
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome.GetType().Name, "is not a known outcome"),
        };
    }

    private static ExplorerState Applied(ExplorerState state, WriteRequest request, WriteOutcome.Applied applied)
    {
        var said = $"Now known: {WriteSentences.Done(request, applied)}";
        if (request is not WriteRequest.Put { Value: var value } || EditOf(state, request) is not { } edit)
        {
            return state.Done(said);
        }

        if (edit.ToBytes().AsSpan().SequenceEqual(value.Span))
        {
            return WriteUpdate.Saved(state, applied, request.ClusterId).Done(said);
        }

        var next = edit with { Base = applied.Found, Newer = null, DeletedMeanwhile = false };
        return EditUpdate.Edited(state, next).Warning($"{said}; what was typed since then is not saved yet.");
    }

    private static ExplorerState Overtaken(ExplorerState state, WriteRequest request, WriteOutcome.Conflict conflict)
    {
        if (EditOf(state, request) is { } edit && conflict.Found?.ModRevision > (edit.Base?.ModRevision ?? 0))
        {
            state = EditUpdate.Edited(state, edit with { Newer = conflict.Found, DeletedMeanwhile = false });
        }

        var (subject, participle) = (WriteSentences.Subject(request), WriteSentences.Participle(request));
        return state.Warning($"Now known: {subject} was not {participle}, because somebody else changed it first.");
    }

    /// <summary>The editor on a write's key, in the cluster that the write is for; null if none is open, or it is saving by now.</summary>
    private static EditSession? EditOf(ExplorerState state, WriteRequest request) =>
        state.Detail.Edit is { Saving: false } edit && edit.Key == request.Subject && !ClusterIds.Differ(edit.ClusterId, request.ClusterId)
            ? edit
            : null;

    /// <summary>How many rows answer; a proxy is none of the members, and may come back too.</summary>
    private static int Answering(ExplorerState state) => state.Cluster.Report?.Members.Count(static member => member.Answers) ?? 0;
}
