using KvTui.Core.Connection;

namespace KvTui.Core.Writes;

/// <summary>Writes whose fate is unknown: found out again when the cluster is back, or by what the watch shows.</summary>
internal static class UnresolvedUpdate
{
    /// <summary>The cluster answers again: what became of the writes can be found out now.</summary>
    public static Transition FindOutAgain(ExplorerState state)
    {
        var waiting = state.Writes.Unresolved
            .Where(write => !write.Asking && !ClusterIds.Differ(write.Request.ClusterId, state.Keyspace.ClusterId)).ToImmutableArray();
        return waiting.IsEmpty
            ? state
            : new Transition(state with { Writes = state.Writes.Asking(true) }, [.. waiting.Select(write => new Effect.FindOut(write.Request, write.Error))]);
    }

    /// <summary>The members have been asked: one that answers again may know what became of a write. While nothing is followed, it may be another cluster made in its place.</summary>
    public static Transition Reported(ExplorerState before, ExplorerState after) =>
        after.Connection.Stream == StreamPhase.Following && Answering(after) > Answering(before) ? FindOutAgain(after) : after;

    public static ExplorerState FoundOut(ExplorerState state, WriteRequest request, WriteOutcome outcome)
    {
        if (state.Writes.Unresolved.Find(write => write.Request == request) is not { } write)
        {
            return state;
        }

        if (outcome is WriteOutcome.Unknown)
        {
            return state with { Writes = state.Writes.Asking(false, request) };
        }

        return Resolved(state, write, outcome);
    }

    /// <summary>Looks whether a change that the watch reports is a write whose fate was unknown, or rules it out.</summary>
    public static ExplorerState Seen(ExplorerState state, WatchEvent change)
    {
        foreach (var write in state.Writes.Unresolved.Where(write => !ClusterIds.Differ(write.Request.ClusterId, state.Keyspace.ClusterId)))
        {
            var outcome = change.Kind == WatchEventKind.Put ? Judge(write.Request, change.KeyValue) : JudgeDeletion(write.Request, change.KeyValue);
            state = outcome is null ? state : Resolved(state, write, outcome);
        }

        return state;
    }

    /// <summary>What a put that was seen proves of a save: it is the first change after what the save was guarded by, or it is not. Null if it proves nothing.</summary>
    public static WriteOutcome? Judge(WriteRequest request, KeyValue put)
    {
        var (key, value, isFirst) = request switch
        {
            WriteRequest.Save save => (save.Base.Key, save.Value, put.CreateRevision == save.Base.CreateRevision && put.Version == save.Base.Version + 1 && put.ModRevision > save.Base.ModRevision),
            WriteRequest.Create create => (create.Key, create.Value, put.Version == 1),
            _ => default,
        };
        if (!isFirst || key != put.Key)
        {
            return null;
        }

        return value.Span.SequenceEqual(put.Value.Span) ? new WriteOutcome.Applied(put.ModRevision, put, 1) : new WriteOutcome.Conflict(put);
    }

    private static WriteOutcome.Applied? JudgeDeletion(WriteRequest request, KeyValue deleted) => request is WriteRequest.Delete { Shown: var shown } && shown.Key == deleted.Key && deleted.ModRevision > shown.ModRevision
        ? new WriteOutcome.Applied(deleted.ModRevision, null, 1)
        : null;

    private static ExplorerState Resolved(ExplorerState state, UnresolvedWrite write, WriteOutcome outcome)
    {
        state = state with { Writes = state.Writes.Resolved(write) };
        return outcome switch
        {
            WriteOutcome.Applied applied => Applied(state, write.Request, applied),
            WriteOutcome.Conflict conflict => Overtaken(state, write.Request, conflict),
            WriteOutcome.NotApplied notApplied => state.Warning(WriteSentences.NotApplied(write.Request, notApplied)),
            _ => state,
        };
    }

    private static ExplorerState Applied(ExplorerState state, WriteRequest request, WriteOutcome.Applied applied)
    {
        var said = $"Now known: {WriteSentences.Done(request, applied)}";
        var value = request switch
        {
            WriteRequest.Save save => save.Value,
            WriteRequest.Create create => create.Value,
            _ => default,
        };
        if (request is WriteRequest.Delete or WriteRequest.DeletePrefix || state.Detail.Edit is not { Saving: false } edit || edit.Key != request.Subject || ClusterIds.Differ(edit.ClusterId, request.ClusterId))
        {
            return state.Done(said);
        }

        if (edit.Editor.ToBytes().AsSpan().SequenceEqual(value.Span))
        {
            return WriteUpdate.Saved(state, applied, request.ClusterId).Done(said);
        }

        var next = edit with { Base = applied.Found, Newer = null, DeletedMeanwhile = false };
        return WriteUpdate.Edited(state, next).Warning($"{said}; what was typed since then is not saved yet.");
    }

    private static ExplorerState Overtaken(ExplorerState state, WriteRequest request, WriteOutcome.Conflict conflict)
    {
        if (state.Detail.Edit is { Saving: false } edit && edit.Key == request.Subject && !ClusterIds.Differ(edit.ClusterId, request.ClusterId) && conflict.Found?.ModRevision > (edit.Base?.ModRevision ?? 0))
        {
            state = WriteUpdate.Edited(state, edit with { Newer = conflict.Found, DeletedMeanwhile = false });
        }

        return state.Warning(
            $"Now known: {WriteSentences.Subject(request)} was not {WriteSentences.Participle(request)}, because somebody else changed it first.");
    }

    /// <summary>How many rows answer; a proxy is none of the members, and may come back too.</summary>
    private static int Answering(ExplorerState state) => state.Cluster.Report?.Members.Count(static member => member.Answers) ?? 0;
}
